import type { Endpoint } from "./endpoint.ts";
import { id } from "./org.ts";

const look = {
  kind: "LOOK",
  pages: false,
  expands: false,
  empty: { means: "nothing, but it is no “not found” either", becomes: "STILL_THERE" },
} as const;
const confirmation = { ...look, confirms: true } as const;

/** One object asked for by its id before it counts as gone, or before the list that left it out is believed. */
export const looks: readonly Endpoint[] = [
  {
    ...look,
    name: "a group that is no longer listed",
    request: "GET /api/v1/groups/{id}",
    collector: "groups",
    match: ({ groups }) => ({ path: `/api/v1/groups/${id(groups, "old")}` }),
  },
  {
    ...look,
    name: "an app that is no longer listed",
    request: "GET /api/v1/apps/{id}",
    collector: "apps",
    match: ({ apps }) => ({ path: `/api/v1/apps/${id(apps, "mail")}` }),
  },
  {
    ...look,
    name: "a group whose members were not found",
    request: "GET /api/v1/groups/{id}",
    collector: "memberships",
    match: ({ groups }) => ({ path: `/api/v1/groups/${id(groups, "band")}` }),
    prepare: ({ faults }, { org, groups }) => {
      const band = id(groups, "band");
      const goes = () => org.deleteGroup(band);
      // After the list of groups and before any other that names it.
      faults.add({ match: { path: "/api/v1/apps" }, times: 1, fault: { kind: "before", run: goes } });
    },
  },
  {
    ...look,
    name: "an app whose users were not found",
    request: "GET /api/v1/apps/{id}",
    collector: "appUsers",
    alsoOf: "appGroups",
    match: ({ apps }) => ({ path: `/api/v1/apps/${id(apps, "vault")}` }),
    prepare: ({ faults }, { org, apps }) => {
      const vault = id(apps, "vault");
      let there = true;
      const goes = () => {
        if (there) org.deleteApp(vault);
        there = false;
      };
      // Whichever of its two lists is asked for first.
      for (const list of ["users", "groups"]) {
        faults.add({
          match: { path: `/api/v1/apps/${vault}/${list}` },
          times: 1,
          fault: { kind: "before", run: goes },
        });
      }
    },
  },
  {
    ...confirmation,
    name: "a user of an app that lost all",
    request: "GET /api/v1/apps/{id}/users/{id}",
    collector: "appUsers",
    match: ({ apps }) => ({ path: new RegExp(`^/api/v1/apps/${id(apps, "mini")}/users/[^/]+$`) }),
    prepare: (_, { org, apps, users, groups }) => {
      for (const name of ["gus", "hal"]) org.unassignUser(id(apps, "mini"), id(users, name));
      org.unassignGroup(id(apps, "mini"), id(groups, "floor"));
    },
  },
  {
    ...confirmation,
    name: "a group of an app that lost all",
    request: "GET /api/v1/apps/{id}/groups/{id}",
    collector: "appGroups",
    match: ({ apps }) => ({ path: new RegExp(`^/api/v1/apps/${id(apps, "mini")}/groups/[^/]+$`) }),
    prepare: (_, { org, apps, groups }) => org.unassignGroup(id(apps, "mini"), id(groups, "floor")),
  },
  {
    ...confirmation,
    name: "a rule, when the list lost all",
    request: "GET /api/v1/groups/rules/{id}",
    collector: "groupRules",
    match: () => ({ path: /^\/api\/v1\/groups\/rules\/[^/]+$/ }),
    prepare: (_, { org }) => {
      for (const ruleId of [...org.rules.keys()]) org.deleteRule(ruleId);
    },
  },
  {
    ...confirmation,
    name: "a deprovisioned user, when the list lost all",
    request: "GET /api/v1/users/{id}",
    collector: "users",
    match: () => ({ path: /^\/api\/v1\/users\/[^/]+$/ }),
    prepare: (_, { org, users }) => {
      for (const name of ["xan", "yul"]) org.deleteUser(id(users, name));
    },
  },
  {
    ...confirmation,
    name: "the groups of a member, when a group lost all",
    request: "GET /api/v1/users/{id}/groups, where Okta does not count members",
    collector: "memberships",
    rows: true,
    match: () => ({ path: /^\/api\/v1\/users\/[^/]+\/groups$/ }),
    prepare: ({ faults }) => {
      const times = Number.POSITIVE_INFINITY;
      faults.add({ match: { path: "/api/v1/groups" }, fault: { kind: "stats-missing" }, times });
    },
  },
];
