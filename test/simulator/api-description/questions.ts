import type { Fault } from "../../../src/simulator/faults.ts";

const query = (name: string, value: string) => `?${new URLSearchParams({ [name]: value })}`;
const since = "2020-01-01T00:00:00.000Z";

/** How a route is asked besides without any parameters. */
export const questions: Readonly<Record<string, readonly string[]>> = {
  "/api/v1/users": [
    "?limit=2",
    query("q", "a"),
    query("search", `lastUpdated gt "${since}" and status pr`),
    query("filter", 'status eq "DEPROVISIONED"'),
    query("filter", "status ne 1"),
    `${query("filter", 'id eq "1"')}&search=1`,
  ],
  "/api/v1/groups": [
    "?limit=2",
    "?expand=stats",
    "?expand=app",
    "?expand=stats,app",
    query("q", "e"),
    query("search", 'type eq "APP_GROUP"'),
    query("filter", `lastMembershipUpdated gt "${since}"`),
    query("filter", 'profile.name eq "x"'),
  ],
  "/api/v1/groups/rules": ["?limit=2", "?expand=groupIdToGroupNameMap", query("search", "a")],
  "/api/v1/groups/*": ["?expand=stats,app"],
  "/api/v1/groups/*/users": ["?expand=group-rules", "?limit=2"],
  "/api/v1/groups/*/apps": ["?limit=2"],
  "/api/v1/apps": ["?limit=2", query("filter", 'status eq "INACTIVE"'), query("filter", "status"), query("q", "a")],
  "/api/v1/apps/*/users": ["?expand=user", "?limit=2", "?q=a"],
  "/api/v1/apps/*/groups": ["?expand=group", "?q=a"],
  "/api/v1/users/*/roles": ["?expand=targets/groups", "?expand=targets/catalog/apps", "?expand=all"],
  "/api/v1/users/*/roles/*": ["?expand=targets/groups"],
  "/api/v1/groups/*/roles": ["?expand=targets/groups", "?expand=targets/catalog/apps"],
  "/api/v1/logs": [
    query("since", since).concat("&limit=1000"),
    `${query("since", "2025-08-01T00:00:00.000Z")}&sortOrder=DESCENDING&limit=1000`,
    query("filter", 'eventType sw "user.authentication."'),
    query("filter", "eventType"),
    query("since", "yesterday"),
    "?q=sign",
  ],
};

/** Asked of every route: each is refused, or makes no difference where a list has one page. */
export const slips = ["?limit=none", "?limit=100000", "?after=nowhere"];

/** Answers of Okta's that no question brings about. */
export const faults: readonly Fault[] = [
  { kind: "rate-limited" },
  { kind: "concurrency" },
  { kind: "feature-off" },
  { kind: "expand-refused" },
  { kind: "expand-refused", status: 403 },
  { kind: "cursor-expired" },
  ...[400, 401, 403, 404, 429, 500, 503].map((status): Fault => ({ kind: "status", status })),
];
