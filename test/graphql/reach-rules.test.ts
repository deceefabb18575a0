import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { type SeedOrg, seed } from "./seed.ts";

const rule: Omit<SeedOrg, "id"> = {
  users: [{ id: "ada" }, { id: "bob" }],
  groups: [{ id: "eng" }, { id: "ops" }, { id: "all", name: "Everyone", type: "BUILT_IN" }],
  apps: [{ id: "git" }, { id: "wiki" }],
};

interface Case {
  says: string;
  org: Omit<SeedOrg, "id">;
  /** What ada's way to git looks like; null when she has none. */
  ada: { paths: string[]; usability: string; reasons?: string[] } | null;
}

/** Each has decoys: edges that look like a way and are none, for bob, or to wiki. */
const cases: Case[] = [
  {
    says: "an individual assignment is a path",
    org: {
      direct: [
        { user: "ada", app: "git" },
        { user: "bob", app: "wiki" },
      ],
      accounts: [{ user: "bob", app: "git" }],
    },
    ada: { paths: ["DIRECT"], usability: "USABLE" },
  },
  {
    says: "a group that the app is assigned to is a path",
    org: {
      members: [
        { user: "ada", group: "eng" },
        { user: "ada", group: "ops" },
      ],
      groupApps: [
        { group: "eng", app: "git" },
        { group: "ops", app: "wiki" },
      ],
    },
    ada: { paths: ["GROUP eng"], usability: "USABLE" },
  },
  {
    says: "membership of a group without the app is no path",
    org: { members: [{ user: "ada", group: "ops" }], groupApps: [{ group: "eng", app: "git" }] },
    ada: null,
  },
  {
    says: "every path is told, not the first",
    org: {
      direct: [{ user: "ada", app: "git" }],
      members: [
        { user: "ada", group: "eng" },
        { user: "ada", group: "ops" },
      ],
      groupApps: [
        { group: "eng", app: "git" },
        { group: "ops", app: "git" },
      ],
    },
    ada: { paths: ["DIRECT", "GROUP eng", "GROUP ops"], usability: "USABLE" },
  },
  {
    says: "an app open to all is reached through Everyone, and by an assignment to Everyone once more",
    org: {
      members: [{ user: "ada", group: "all", reason: "BUILT_IN" }],
      groupApps: [
        { group: "all", app: "git", kind: "IMPLICIT" },
        { group: "all", app: "git", kind: "NORMAL" },
      ],
    },
    ada: { paths: ["GROUP all", "IMPLICIT all"], usability: "USABLE" },
  },
  {
    says: "an account alone grants nothing",
    org: { accounts: [{ user: "ada", app: "git", scope: "USER" }] },
    ada: null,
  },
  {
    says: "an account that a group gave, without any way through a group, is shown as unexplained",
    org: { accounts: [{ user: "ada", app: "git", scope: "GROUP" }] },
    ada: { paths: ["UNEXPLAINED"], usability: "USABLE" },
  },
  {
    says: "an account given by a group among the paths is explained",
    org: {
      members: [{ user: "ada", group: "eng" }],
      groupApps: [{ group: "eng", app: "git" }],
      accounts: [{ user: "ada", app: "git", scope: "GROUP", grantingGroupId: "eng" }],
    },
    ada: { paths: ["GROUP eng"], usability: "USABLE" },
  },
  {
    says: "an account given by another group than those among the paths is unexplained beside them",
    org: {
      members: [
        { user: "ada", group: "eng" },
        { user: "ada", group: "ops" },
      ],
      groupApps: [{ group: "eng", app: "git" }],
      accounts: [{ user: "ada", app: "git", scope: "GROUP", grantingGroupId: "ops" }],
    },
    ada: { paths: ["GROUP eng", "UNEXPLAINED ops"], usability: "USABLE" },
  },
  {
    says: "an account given by a group that is not known is unexplained",
    org: { accounts: [{ user: "ada", app: "git", scope: "GROUP", grantingGroupId: "gone" }] },
    ada: { paths: ["UNEXPLAINED"], usability: "USABLE" },
  },
  {
    says: "an account whose group is not named is explained by any group",
    org: {
      members: [{ user: "ada", group: "eng" }],
      groupApps: [{ group: "eng", app: "git" }],
      accounts: [{ user: "ada", app: "git", scope: "GROUP" }],
    },
    ada: { paths: ["GROUP eng"], usability: "USABLE" },
  },
  {
    says: "an account whose group is not named is not explained by an individual assignment",
    org: {
      direct: [{ user: "ada", app: "git" }],
      accounts: [{ user: "ada", app: "git", scope: "GROUP" }],
    },
    ada: { paths: ["DIRECT", "UNEXPLAINED"], usability: "USABLE" },
  },
  {
    says: "an account whose group is not named is not explained by the app being open to all",
    org: {
      members: [{ user: "ada", group: "all", reason: "BUILT_IN" }],
      groupApps: [{ group: "all", app: "git", kind: "IMPLICIT" }],
      accounts: [{ user: "ada", app: "git", scope: "GROUP" }],
    },
    ada: { paths: ["IMPLICIT all", "UNEXPLAINED"], usability: "USABLE" },
  },
  {
    says: "an account that Everyone gave is explained by the app being open to all",
    org: {
      members: [{ user: "ada", group: "all", reason: "BUILT_IN" }],
      groupApps: [{ group: "all", app: "git", kind: "IMPLICIT" }],
      accounts: [{ user: "ada", app: "git", scope: "GROUP", grantingGroupId: "all" }],
    },
    ada: { paths: ["IMPLICIT all"], usability: "USABLE" },
  },
  ...(
    [
      ["ACTIVE", "USABLE", []],
      ["STAGED", "LATENT", ["USER_STAGED"]],
      ["PROVISIONED", "LATENT", ["USER_PROVISIONED"]],
      ["PASSWORD_EXPIRED", "LATENT", ["USER_PASSWORD_EXPIRED"]],
      ["RECOVERY", "LATENT", ["USER_RECOVERY"]],
      ["LOCKED_OUT", "LATENT", ["USER_LOCKED_OUT"]],
      ["SUSPENDED", "BLOCKED", ["USER_SUSPENDED"]],
      ["DEPROVISIONED", "BLOCKED", ["USER_DEPROVISIONED"]],
      ["FROM_THE_FUTURE", "LATENT", ["UNKNOWN_STATUS"]],
      [null, "LATENT", ["UNKNOWN_STATUS"]],
    ] as const
  ).map(
    ([status, usability, reasons]): Case => ({
      says: `a user of status ${status} makes it ${usability}`,
      org: { users: [{ id: "ada", status }, { id: "bob" }], direct: [{ user: "ada", app: "git" }] },
      ada: { paths: ["DIRECT"], usability, reasons: [...reasons] },
    }),
  ),
  ...(
    [
      ["PROVISIONED", "USABLE", []],
      ["APPROVED", "USABLE", []],
      ["STAGED", "USABLE", []],
      ["IMPLICIT", "USABLE", []],
      ["PENDING", "LATENT", ["ACCOUNT_PENDING"]],
      ["IMPORTED", "LATENT", ["ACCOUNT_IMPORTED"]],
      ["MATCHED", "LATENT", ["ACCOUNT_MATCHED"]],
      ["SUSPENDED", "BLOCKED", ["ACCOUNT_SUSPENDED"]],
      ["INACTIVE", "BLOCKED", ["ACCOUNT_INACTIVE"]],
      ["REVOKED", "BLOCKED", ["ACCOUNT_REVOKED"]],
      ["DEPROVISIONED", "BLOCKED", ["ACCOUNT_DEPROVISIONED"]],
      ["UNASSIGNED", "BLOCKED", ["ACCOUNT_UNASSIGNED"]],
      ["FROM_THE_FUTURE", "LATENT", ["UNKNOWN_STATUS"]],
      [null, "LATENT", ["UNKNOWN_STATUS"]],
    ] as const
  ).map(
    ([status, usability, reasons]): Case => ({
      says: `an account of status ${status} makes it ${usability}`,
      org: { direct: [{ user: "ada", app: "git" }], accounts: [{ user: "ada", app: "git", status }] },
      ada: { paths: ["DIRECT"], usability, reasons: [...reasons] },
    }),
  ),
  {
    says: "an inactive app blocks",
    org: { apps: [{ id: "git", status: "INACTIVE" }, { id: "wiki" }], direct: [{ user: "ada", app: "git" }] },
    ada: { paths: ["DIRECT"], usability: "BLOCKED", reasons: ["APP_INACTIVE"] },
  },
  {
    says: "blocked beats latent beats usable, and every reason is told, worst first",
    org: {
      users: [{ id: "ada", status: "LOCKED_OUT" }, { id: "bob" }],
      apps: [{ id: "git", status: "INACTIVE" }, { id: "wiki" }],
      direct: [{ user: "ada", app: "git" }],
      accounts: [{ user: "ada", app: "git", status: "REVOKED" }],
    },
    ada: {
      paths: ["DIRECT"],
      usability: "BLOCKED",
      reasons: ["APP_INACTIVE", "ACCOUNT_REVOKED", "USER_LOCKED_OUT"],
    },
  },
];

const edge = "user { oktaId } app { oktaId } usability reasons pathCount paths { kind group { oktaId } }";

let asking: Asking;
const idOf = (index: number) => `00oRULE${index}`;
beforeAll(async () => {
  asking = await openAsking();
  await Promise.all(cases.map(({ org }, index) => seed({ ...rule, ...org, id: idOf(index) })));
});
afterAll(() => asking.close());

/** Paths as a case writes them. */
function pathsOf(data: Data): string[] {
  return data.paths.map(({ kind, group }: Data) => (group === null ? kind : `${kind} ${group.oktaId}`));
}

describe.each(cases.map((given, index) => ({ ...given, id: idOf(index) })))("$says", ({ id, ada }) => {
  test("asked of the app, of the user and of the pair", async () => {
    const { app, user, access } = await asking.ask(
      `query ($org: ID!) {
         app(oktaId: "git", org: $org) { whoCanReach { totalCount edges { ${edge} } } }
         user(oktaId: "ada", org: $org) { canReach { totalCount edges { ${edge} } } }
         access(user: "ada", app: "git", org: $org) {
           entitlement usability reasons pathCount paths { kind group { oktaId } }
           lastUse { state at since reason } } }`,
      { org: id },
    );
    const told = (edges: Data[]) => edges.map((e) => [pathsOf(e), e.usability, e.reasons, e.pathCount]);
    const expected = ada === null ? [] : [[ada.paths, ada.usability, ada.reasons ?? [], ada.paths.length]];
    expect(told(app.whoCanReach.edges.filter((e: Data) => e.user.oktaId === "ada"))).toEqual(expected);
    expect(told(user.canReach.edges.filter((e: Data) => e.app.oktaId === "git"))).toEqual(expected);
    expect(app.whoCanReach.totalCount).toBe(app.whoCanReach.edges.length);
    expect(user.canReach.totalCount).toBe(user.canReach.edges.length);
    expect(pathsOf(access)).toEqual(ada?.paths ?? []);
    expect(access).toMatchObject({
      entitlement: ada === null ? "NOT_ENTITLED" : "ENTITLED",
      usability: ada?.usability ?? null,
      reasons: ada?.reasons ?? [],
      pathCount: ada?.paths.length ?? 0,
      lastUse: { state: "UNKNOWN", at: null, since: null, reason: "ACTIVITY_NOT_READ" },
    });
  });

  test("filters by usability and by the kind of path agree with what is told", async () => {
    const filters = [
      ...["USABLE", "LATENT", "BLOCKED"].map((value) => ({
        filter: `usability: { eq: ${value} }`,
        passes: ada?.usability === value,
      })),
      ...["DIRECT", "GROUP", "IMPLICIT", "UNEXPLAINED"].map((kind) => ({
        filter: `pathKind: { in: [${kind}] }`,
        passes: ada?.paths.some((path) => path.split(" ")[0] === kind) ?? false,
      })),
    ];
    const { app, user } = await asking.ask(
      `query ($org: ID!) {
         app(oktaId: "git", org: $org) { ${filters.map(
           ({ filter }, index) => `f${index}: whoCanReach(filter: { user: { oktaId: { eq: "ada" } }, ${filter} }) {
             totalCount edges { user { oktaId } } }`,
         )} }
         user(oktaId: "ada", org: $org) { ${filters.map(
           ({ filter }, index) => `f${index}: canReach(filter: { app: { oktaId: { eq: "git" } }, ${filter} }) {
             totalCount edges { app { oktaId } } }`,
         )} } }`,
      { org: id },
    );
    filters.forEach(({ filter, passes }, index) => {
      const [users, apps] = passes ? [["ada"], ["git"]] : [[], []];
      const [who, what] = [app[`f${index}`], user[`f${index}`]];
      expect([filter, who.edges.map((e: Data) => e.user.oktaId), who.totalCount]).toEqual([
        filter,
        users,
        users.length,
      ]);
      expect([filter, what.edges.map((e: Data) => e.app.oktaId), what.totalCount]).toEqual([filter, apps, apps.length]);
    });
  });
});
