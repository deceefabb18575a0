import { expect, test } from "vitest";
import { all, json, nastyServer, oktaAt, token } from "./nasty-server.ts";

test("every list is asked for at its address, page size and filter, with the token and nothing but GET", async () => {
  const server = await nastyServer((_, response) => json(response, []));
  const { okta } = oktaAt(server.origin);
  await all(okta.users("CURRENT"));
  await all(okta.users("DEPROVISIONED"));
  await all(okta.usersChangedSince(new Date("2026-01-02T03:04:05.678Z")));
  await all(okta.groups());
  await all(okta.groupRules());
  await all(okta.groupMembers("00g1", { rules: true }));
  await all(okta.groupMembers("00g1", { rules: false }));
  await all(okta.apps());
  await all(okta.appUsers("0oa1"));
  await all(okta.appGroups("0oa1"));
  await okta.userTypes();

  expect(server.requests.map(({ url }) => decodeURIComponent(url))).toEqual([
    "/api/v1/users?limit=200",
    '/api/v1/users?limit=200&filter=status eq "DEPROVISIONED"',
    '/api/v1/users?limit=200&filter=lastUpdated gt "2026-01-02T03:04:05.678Z"',
    "/api/v1/groups?limit=200&expand=stats",
    "/api/v1/groups/rules?limit=200",
    "/api/v1/groups/00g1/users?limit=200&expand=group-rules",
    "/api/v1/groups/00g1/users?limit=1000",
    "/api/v1/apps?limit=200",
    "/api/v1/apps/0oa1/users?limit=500",
    "/api/v1/apps/0oa1/groups?limit=200",
    "/api/v1/meta/types/user",
  ]);
  expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  expect(new Set(server.requests.map(({ headers }) => headers.authorization))).toEqual(new Set([`SSWS ${token}`]));
  expect(okta.usage()).toEqual({ requests: 11, throttledMs: 0 });
});

test("the organization is read by id, company name and subdomain", async () => {
  const server = await nastyServer((_, response) =>
    json(response, { id: "00o1", companyName: "Acme", subdomain: "acme", phoneNumber: "+1" }),
  );
  const { okta } = oktaAt(server.origin);
  expect(await okta.organization()).toEqual({ id: "00o1", name: "Acme", subdomain: "acme" });
});

test("pages are walked to the end, and a meter counts the requests of its own walk only", async () => {
  const server = await nastyServer(({ query }, response) => {
    const page = Number(query.get("after") ?? "0");
    const next = `<${server.origin}/api/v1/apps?after=${page + 1}&limit=200>; rel="next"`;
    json(response, [{ id: `0oa${page}` }], page < 2 ? { link: next } : {});
  });
  const { okta } = oktaAt(server.origin);
  await okta.userTypes();
  const meter = { requests: 0, throttledMs: 0 };
  const apps = await all(okta.apps({ meter }));
  expect(apps.records.map(({ id }) => id)).toEqual(["0oa0", "0oa1", "0oa2"]);
  expect(meter.requests).toBe(3);
});
