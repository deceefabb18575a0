import { describe, expect, test } from "vitest";
import { story, storyIndex, storyOrg } from "../../src/simulator/story.ts";
import { ask, type Role, serve } from "./ask.ts";

const find = storyIndex(storyOrg());
const ada = find.user(story.people.threeWays);
const finance = find.group(story.groups.byRule);
const payroll = find.app(story.apps.main);

const plain = [
  "/api/v1/org",
  "/api/v1/meta/types/user",
  "/api/v1/groups",
  "/api/v1/groups/rules",
  `/api/v1/groups/${finance}`,
  `/api/v1/groups/${finance}/users`,
  `/api/v1/groups/${finance}/apps`,
  `/api/v1/users/${ada}`,
  `/api/v1/users/${ada}/groups`,
  `/api/v1/users/${ada}/factors`,
  "/api/v1/apps",
  `/api/v1/apps/${payroll}`,
  `/api/v1/apps/${payroll}/users`,
  `/api/v1/apps/${payroll}/groups`,
  `/api/v1/apps/${payroll}/credentials/jwks`,
  "/api/v1/logs",
];
const set = [...storyOrg().resourceSets.keys()][0] as string;
const role = [...storyOrg().customRoles.keys()][0] as string;
const aboutRoles = [
  "/api/v1/iam/assignees/users",
  `/api/v1/users/${ada}/roles`,
  `/api/v1/groups/${finance}/roles`,
  "/api/v1/iam/roles",
  `/api/v1/iam/roles/${role}/permissions`,
  "/api/v1/iam/resource-sets",
  `/api/v1/iam/resource-sets/${set}/resources`,
  `/api/v1/iam/resource-sets/${set}/bindings`,
  `/api/v1/iam/resource-sets/${set}/bindings/${role}/members`,
  "/api/v1/api-tokens",
];

describe("who may read what", () => {
  const answers = async (role: Role, paths: readonly string[]) => {
    const simulator = await serve(storyOrg());
    return await Promise.all(
      paths.map(async (path) => {
        const { status, body } = await ask(simulator, path, role);
        return status === 200 ? 200 : `${status} ${body.errorCode}`;
      }),
    );
  };

  test("a super administrator reads all, a read-only one all but roles, a token without a role next to nothing", async () => {
    expect(await answers("superAdmin", [...plain, ...aboutRoles])).toEqual([...plain, ...aboutRoles].map(() => 200));
    expect(await answers("iamReader", [...plain, ...aboutRoles])).toEqual([...plain, ...aboutRoles].map(() => 200));
    expect(await answers("readOnlyAdmin", plain)).toEqual(plain.map(() => 200));
    expect(await answers("readOnlyAdmin", aboutRoles)).toEqual(aboutRoles.map(() => "403 E0000006"));
    expect(await answers("noRole", [...plain, ...aboutRoles])).toEqual(
      [...plain, ...aboutRoles].map(() => "403 E0000006"),
    );
  });

  test("without a role the list of users is empty, not refused", async () => {
    const simulator = await serve(storyOrg());
    expect(await ask(simulator, "/api/v1/users", "noRole")).toMatchObject({ status: 200, body: [], next: null });
  });

  test("tokens look like Okta's, are the same for the same org, and any other is refused", async () => {
    const [one, other] = [await serve(storyOrg()), await serve(storyOrg())];
    expect(one.tokens).toEqual(other.tokens);
    expect(new Set(Object.values(one.tokens)).size).toBe(4);
    for (const token of Object.values(one.tokens)) expect(token).toMatch(/^00[A-Za-z0-9]{40}$/);
    const status = async (authorization?: string) => {
      const response = await fetch(`${one.url}/api/v1/users`, {
        headers: authorization === undefined ? {} : { authorization },
      });
      const body = (await response.json()) as { errorCode: string };
      return `${response.status} ${body.errorCode}`;
    };
    expect(await status()).toBe("403 E0000005");
    expect(await status("Basic abc")).toBe("401 E0000004");
    expect(await status("SSWS 00aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")).toBe("401 E0000011");
    expect((await fetch(`${one.url}/.well-known/okta-organization`)).status).toBe(200);
  });

  test("errors have Okta's shape and words", async () => {
    const simulator = await serve(storyOrg());
    const missing = await ask(simulator, "/api/v1/groups/00gNoSuchGroup000005d7/users");
    expect(missing.status).toBe(404);
    expect(missing.body).toEqual({
      errorCode: "E0000007",
      errorSummary: "Not found: Resource not found: 00gNoSuchGroup000005d7 (UserGroup)",
      errorLink: "E0000007",
      errorId: expect.stringMatching(/^oae/),
      errorCauses: [],
    });
    expect((await ask(simulator, "/api/v1/nothing")).body.errorCode).toBe("E0000008");
    expect((await ask(simulator, "/api/v1/apps/0oaNone/users")).body.errorSummary).toContain("(AppInstance)");
    const headers = { authorization: `SSWS ${simulator.tokens.superAdmin}` };
    const posted = await fetch(`${simulator.url}/api/v1/users`, { method: "POST", headers, body: "{}" });
    expect([posted.status, ((await posted.json()) as { errorCode: string }).errorCode]).toEqual([405, "E0000022"]);
  });

  test("roles carry base32 ids that repeat, and those of a group say so", async () => {
    const org = storyOrg();
    const simulator = await serve(org);
    org.setUserRoles(ada, ["APP_ADMIN"]);
    expect((await ask(simulator, `/api/v1/users/${ada}/roles`)).body).toMatchObject([
      { id: "IFIFAX2BIRGUSTQ", type: "APP_ADMIN", assignmentType: "USER" },
    ]);
    const yuki = (await ask(simulator, `/api/v1/users/${find.user(story.people.groupAdmin)}/roles`)).body;
    expect(yuki.map((role: { assignmentType: string }) => role.assignmentType)).toEqual(["USER", "GROUP"]);
    const first = await ask(simulator, "/api/v1/iam/assignees/users?limit=1");
    expect(first.next).toBeNull();
    const second = await ask(simulator, first.body._links.next.href);
    expect(second.body.value[0].id > first.body.value[0].id).toBe(true);
  });
});
