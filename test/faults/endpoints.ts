import type { Simulator } from "../../src/simulator/simulator.ts";
import { adminEndpoints } from "./admin-endpoints.ts";
import { adminLooks } from "./admin-looks.ts";
import { type EmptyAnswer, type Endpoint, first } from "./endpoint.ts";
import { logEndpoints } from "./log-endpoints.ts";
import { looks } from "./looks.ts";
import { addUser, assign, id } from "./org.ts";

const filterBegins = (text: string) => (query: URLSearchParams) => query.get("filter")?.startsWith(text) === true;
const noSuchList: EmptyAnswer = { means: "nothing: one object is asked for", becomes: "NO_LIST" };

export const endpoints: readonly Endpoint[] = [
  {
    name: "the org",
    request: "GET /api/v1/org",
    kind: "IDENTITY",
    collector: "organization",
    pages: false,
    expands: false,
    empty: noSuchList,
    match: () => ({ path: "/api/v1/org" }),
  },
  {
    name: "the org's public id",
    request: "GET /.well-known/okta-organization, where the token may not read /api/v1/org",
    kind: "ADDRESS",
    collector: "organization",
    pages: false,
    expands: false,
    empty: noSuchList,
    match: () => ({ path: "/.well-known/okta-organization" }),
    prepare: ({ faults }) => forbid(faults, "/api/v1/org"),
  },
  {
    name: "user types",
    request: "GET /api/v1/meta/types/user",
    kind: "LIST",
    collector: "userTypes",
    pages: false,
    expands: false,
    empty: { means: "nothing true: every org has a default type", becomes: "FAILED" },
    match: () => ({ path: "/api/v1/meta/types/user" }),
  },
  {
    name: "deprovisioned users",
    request: 'GET /api/v1/users?filter=status eq "DEPROVISIONED"',
    kind: "LIST",
    collector: "users",
    pages: true,
    expands: false,
    empty: {
      means: "that all of them were deleted, if Okta, asked for some by their ids, finds none",
      becomes: "KEPT",
    },
    match: () => ({ path: "/api/v1/users", query: filterBegins("status eq") }),
    meanwhile: ({ org, users }) => org.deleteUser(first(users, "xan", "yul")),
  },
  {
    name: "current users",
    request: "GET /api/v1/users",
    kind: "LIST",
    collector: "users",
    pages: true,
    expands: false,
    empty: { means: "nothing true: the token's owner is a user", becomes: "KEPT" },
    match: () => ({ path: "/api/v1/users", query: (query) => !query.has("filter") }),
    meanwhile: ({ org, users }) => org.updateUser(first(users, "ada", "ben", "gus", "hal"), { title: "Boss" }),
  },
  {
    name: "changed users",
    request: "GET /api/v1/users?filter=lastUpdated gt …, when a known user is in neither list",
    kind: "LIST",
    collector: "users",
    pages: true,
    expands: false,
    empty: { means: "that no user has changed; who is in no list is gone", becomes: "BELIEVED" },
    match: () => ({ path: "/api/v1/users", query: filterBegins("lastUpdated gt") }),
    meanwhile: ({ org, users }) => org.updateUser(first(users, "cai", "eve", "fay", "new"), { title: "Boss" }),
  },
  {
    name: "late users",
    request: "GET /api/v1/users?filter=lastUpdated gt …, when an app has accounts of users in no list",
    kind: "LATE",
    collector: "appUsers",
    pages: true,
    expands: false,
    empty: { means: "that no user has changed; the account's owner stays unknown", becomes: "KEPT" },
    // The first such read belongs to the walk of users.
    match: () => ({ path: "/api/v1/users", query: filterBegins("lastUpdated gt"), nth: 2 }),
    prepare: ({ faults }, cast) => {
      const comes = () => {
        // The last of all ids, so that no page before the last one shows the user.
        addUser(cast, "late", "None", "00uzzzzzzzzzzzzzzzzz");
        assign(cast, "wiki", "late");
      };
      const walked = `/api/v1/apps/${id(cast.apps, "wiki")}/users`;
      faults.add({ match: { path: walked }, times: 1, fault: { kind: "before", run: comes } });
    },
    meanwhile: ({ org, users }) => org.updateUser(first(users, "cai", "eve", "fay", "new"), { title: "Boss" }),
  },
  {
    name: "groups",
    request: "GET /api/v1/groups?expand=stats",
    kind: "LIST",
    collector: "groups",
    pages: true,
    expands: true,
    empty: { means: "nothing true: every org has the group Everyone", becomes: "KEPT" },
    match: () => ({ path: "/api/v1/groups" }),
    meanwhile: ({ org, groups }) =>
      org.renameGroup(first(groups, "team", "floor", "band", "empty", "staff"), "renamed"),
  },
  {
    name: "group rules",
    request: "GET /api/v1/groups/rules",
    kind: "LIST",
    collector: "groupRules",
    pages: true,
    expands: false,
    empty: { means: "that all were deleted, if Okta, asked for some by their ids, finds none", becomes: "KEPT" },
    match: () => ({ path: "/api/v1/groups/rules" }),
    meanwhile: ({ org, rules }) => org.changeRule(first(rules, "engineers", "operators"), { name: "renamed" }),
  },
  {
    name: "members of a group filled by rules",
    request: "GET /api/v1/groups/{id}/users?expand=group-rules",
    kind: "SCOPE",
    collector: "memberships",
    pages: true,
    expands: true,
    empty: { means: "that the group was emptied, if Okta's own count of members agrees", becomes: "KEPT" },
    match: ({ groups }) => ({ path: `/api/v1/groups/${id(groups, "team")}/users` }),
    meanwhile: ({ org, groups, users }) =>
      org.removeMember(id(groups, "team"), first(users, "ada", "ben", "cai", "hal", "new")),
  },
  {
    name: "members of another group",
    request: "GET /api/v1/groups/{id}/users",
    kind: "SCOPE",
    collector: "memberships",
    pages: true,
    expands: false,
    empty: { means: "that the group was emptied, if Okta's own count of members agrees", becomes: "KEPT" },
    match: ({ groups }) => ({ path: `/api/v1/groups/${id(groups, "band")}/users` }),
    meanwhile: ({ org, groups, users }) =>
      org.removeMember(id(groups, "band"), first(users, "ada", "fay", "gus", "hal", "new")),
  },
  {
    name: "members of every group",
    request: "GET /api/v1/groups/{id}/users of all groups",
    kind: "SCOPES",
    collector: "memberships",
    pages: true,
    expands: true,
    empty: { means: "that the groups were emptied, if Okta's own counts of members agree", becomes: "KEPT" },
    match: () => ({ path: /^\/api\/v1\/groups\/[^/]+\/users$/ }),
    meanwhile: ({ org, groups, users }) =>
      org.removeMember(id(groups, "band"), first(users, "ada", "fay", "gus", "hal")),
  },
  {
    name: "apps",
    request: "GET /api/v1/apps",
    kind: "LIST",
    collector: "apps",
    pages: true,
    expands: false,
    empty: { means: "that all were deleted, if Okta, asked for some by their ids, finds none", becomes: "KEPT" },
    match: () => ({ path: "/api/v1/apps" }),
    meanwhile: ({ org, apps }) => org.updateApp(first(apps, "wiki", "payroll", "vault", "chat"), { label: "renamed" }),
  },
  {
    name: "users of an app",
    request: "GET /api/v1/apps/{id}/users",
    kind: "SCOPE",
    collector: "appUsers",
    pages: true,
    expands: false,
    empty: { means: "that nobody is left, if Okta, asked for some of them by their ids, finds none", becomes: "KEPT" },
    match: ({ apps }) => ({ path: `/api/v1/apps/${id(apps, "wiki")}/users` }),
    meanwhile: ({ org, apps, users }) => org.unassignUser(id(apps, "wiki"), first(users, "ada", "cai", "dee", "fay")),
  },
  {
    name: "users of every app",
    request: "GET /api/v1/apps/{id}/users of all apps",
    kind: "SCOPES",
    collector: "appUsers",
    pages: true,
    expands: false,
    empty: { means: "that nobody is left, if Okta, asked for some of them by their ids, finds none", becomes: "KEPT" },
    match: () => ({ path: /^\/api\/v1\/apps\/[^/]+\/users$/ }),
    meanwhile: ({ org, apps, users }) => org.unassignUser(id(apps, "wiki"), first(users, "ada", "cai", "dee", "fay")),
  },
  {
    name: "groups of an app",
    request: "GET /api/v1/apps/{id}/groups",
    kind: "SCOPE",
    collector: "appGroups",
    pages: true,
    expands: false,
    empty: { means: "that none is left, if Okta, asked for some of them by their ids, finds none", becomes: "KEPT" },
    match: ({ apps }) => ({ path: `/api/v1/apps/${id(apps, "payroll")}/groups` }),
    meanwhile: ({ org, apps, groups }) =>
      org.unassignGroup(id(apps, "payroll"), first(groups, "team", "band", "floor")),
  },
  {
    name: "groups of every app",
    request: "GET /api/v1/apps/{id}/groups of all apps",
    kind: "SCOPES",
    collector: "appGroups",
    pages: true,
    expands: false,
    empty: { means: "that none is left, if Okta, asked for some of them by their ids, finds none", becomes: "KEPT" },
    match: () => ({ path: /^\/api\/v1\/apps\/[^/]+\/groups$/ }),
    meanwhile: ({ org, apps, groups }) =>
      org.unassignGroup(id(apps, "payroll"), first(groups, "team", "band", "floor")),
  },
  ...looks,
  ...adminEndpoints,
  ...adminLooks,
  ...logEndpoints,
];

function forbid(faults: Simulator["faults"], path: string): void {
  faults.add({ match: { path }, times: Number.POSITIVE_INFINITY, fault: { kind: "status", status: 403 } });
}
