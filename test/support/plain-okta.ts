import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A second, deliberately plain Okta-like server, so that nothing rests on one simulator's habits: other ids, page
 * boundaries and cursors, relative order of rows, odd and missing values. It serves rows as they are given and checks nothing.
 */
export interface PlainOrg {
  id: string;
  name: string;
  users: { id: string; status: string; login: string; [more: string]: unknown }[];
  groups: { id: string; name: string; type: string }[];
  /** Members of all groups but Everyone, whose members no test may depend on being listed. */
  members: { groupId: string; userId: string; ruleIds?: string[] }[];
  rules: { id: string; name: string; status: string; groupIds: string[] }[];
  apps: { id: string; label: string; status: string; implicit: boolean }[];
  accounts: { appId: string; userId: string; scope: string; status: string; groupId?: string | undefined }[];
  appGroups: { appId: string; groupId: string; priority: number }[];
}

export interface PlainHabits {
  /** Rows on a page, whatever the caller asks for. */
  pageSize: number;
  /** Whether groups carry `_embedded.stats`. */
  stats: boolean;
  /** Whether `expand=group-rules` is honoured. */
  ruleReasons: boolean;
  /** When the members of a group last changed, by this Okta; it does not say unless told to. */
  membersChanged?: (groupId: string) => string | null;
  /** Looks at every request first; what it answers is sent instead of the truth. The request waits for it. */
  instead?: (url: URL) => PlainAnswer | undefined | Promise<PlainAnswer | undefined>;
  /** The server's own clock; the machine's if not given. */
  clock?: () => Date;
}

export interface PlainAnswer {
  status: number;
  body: unknown;
}

/** Okta's own body for a refusal. */
export function refusal(status: 400 | 401 | 403 | 404 | 500, errorCode: string) {
  return { status, body: { errorCode, errorSummary: "refused by the test", errorId: "oae1", errorCauses: [] } };
}

export const usualHabits: PlainHabits = { pageSize: 50, stats: true, ruleReasons: true };

export async function startPlainOkta(org: PlainOrg, habits: PlainHabits) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://plain");
    asked.push(url.pathname + url.search);
    if (habits.clock) response.setHeader("date", habits.clock().toUTCString());
    if (request.headers.authorization !== "SSWS plain-token") {
      response.writeHead(401, { "content-type": "application/json" });
      response.end(JSON.stringify({ errorCode: "E0000011", errorSummary: "Invalid token provided" }));
      return;
    }
    const instead = await habits.instead?.(url);
    if (instead) {
      response.writeHead(instead.status, { "content-type": "application/json" });
      response.end(JSON.stringify(instead.body));
      return;
    }
    const answer = rowsFor(org, habits, url);
    if (answer === null) {
      response.writeHead(404, { "content-type": "application/json" });
      response.end(JSON.stringify({ errorCode: "E0000007", errorSummary: "Not found" }));
      return;
    }
    if (!Array.isArray(answer)) {
      response.writeHead(200, { "content-type": "application/json;charset=UTF-8" });
      response.end(JSON.stringify(answer));
      return;
    }
    // Cursors count from the end, so that no caller can take them for ids or offsets.
    const after = url.searchParams.get("after");
    const start = after === null ? 0 : answer.length - Number.parseInt(after.replace("~", ""), 36);
    const end = start + habits.pageSize;
    const next = new URL(url);
    next.searchParams.set("after", `~${(answer.length - end).toString(36)}`);
    const host = `http://${request.headers.host}`;
    const links = [`<${host}${url.pathname}${url.search}>; rel="self"`];
    if (end < answer.length) links.push(`<${host}${next.pathname}${next.search}>; rel="next"`);
    response.writeHead(200, { "content-type": "application/json", link: links.join(", ") });
    response.end(JSON.stringify(answer.slice(start, end)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token: "plain-token",
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function rowsFor(org: PlainOrg, habits: PlainHabits, url: URL): unknown {
  const [, , , kind, id, part, item] = url.pathname.split("/");
  if (item !== undefined) {
    const list = rowsFor(org, habits, new URL(`/api/v1/${kind}/${id}/${part}`, url));
    return (Array.isArray(list) ? list : []).find((row: { id: string }) => row.id === item) ?? null;
  }
  if (url.pathname === "/api/v1/org")
    return { id: org.id, companyName: org.name, subdomain: "plain", status: "ACTIVE" };
  if (url.pathname === "/api/v1/meta/types/user") return [{ id: "typ-default", name: "person", default: true }];
  if (url.pathname === "/api/v1/groups/rules") {
    return org.rules.map((rule) => ({
      type: "group_rule",
      id: rule.id,
      name: rule.name,
      status: rule.status,
      conditions: { expression: { value: 'user.department=="x"', type: "urn:okta:expression:1.0" } },
      actions: { assignUserToGroups: { groupIds: rule.groupIds } },
    }));
  }
  if (url.pathname.startsWith("/api/v1/groups/rules/")) return org.rules.find((rule) => rule.id === part) ?? null;
  if (kind === "users" && part === "groups") {
    const own = org.members.filter((member) => member.userId === id).map((member) => member.groupId);
    return org.groups.filter((group) => own.includes(group.id));
  }
  if (kind === "users" && id !== undefined) return org.users.find((user) => user.id === id) ?? null;
  if (kind === "users" && id === undefined) {
    const filter = url.searchParams.get("filter");
    const wanted = filter?.startsWith("status eq")
      ? org.users.filter((user) => user.status === "DEPROVISIONED")
      : filter === null
        ? org.users.filter((user) => user.status !== "DEPROVISIONED")
        : [];
    return wanted.map(toUser);
  }
  if (kind === "groups" && id === undefined) {
    return org.groups.map((group) => ({
      id: group.id,
      type: group.type,
      profile: { name: group.name, description: null },
      objectClass: ["okta:user_group"],
      lastUpdated: "2026-03-01T08:00:00Z",
      lastMembershipUpdated: habits.membersChanged?.(group.id) ?? null,
      ...(habits.stats && group.name !== "Everyone"
        ? {
            _embedded: {
              stats: {
                usersCount: org.members.filter((member) => member.groupId === group.id).length,
                appsCount: org.appGroups.filter((row) => row.groupId === group.id).length,
              },
            },
          }
        : {}),
    }));
  }
  if (kind === "groups" && part === "users") {
    if (!org.groups.some((group) => group.id === id)) return null;
    const withRules = habits.ruleReasons && url.searchParams.get("expand") === "group-rules";
    return org.members
      .filter((member) => member.groupId === id)
      .flatMap((member) => {
        const user = org.users.find((candidate) => candidate.id === member.userId);
        if (!user) return [];
        const rules = (member.ruleIds ?? []).map((ruleId) => ({ id: ruleId, name: `rule ${ruleId}` }));
        return [{ ...toUser(user), ...(withRules ? { _embedded: { "group-rules": rules } } : {}) }];
      });
  }
  if (kind === "groups") return org.groups.some((group) => group.id === id) ? { id } : null;
  if (kind === "apps" && id === undefined) {
    return org.apps.map((app) => ({
      id: app.id,
      label: app.label,
      name: null,
      status: app.status,
      signOnMode: "SOMETHING_NEW",
      features: null,
      settings: { implicitAssignment: app.implicit, app: {} },
      lastUpdated: "not a date",
    }));
  }
  if (!org.apps.some((app) => app.id === id)) return null;
  if (kind === "apps" && part === "users") {
    return org.accounts
      .filter((account) => account.appId === id)
      .map((account) => ({
        id: account.userId,
        scope: account.scope,
        status: account.status,
        credentials: { userName: null },
        _links: {
          user: { href: `https://elsewhere/api/v1/users/${account.userId}` },
          ...(account.groupId ? { group: { href: `https://elsewhere/api/v1/groups/${account.groupId}` } } : {}),
        },
      }));
  }
  if (kind === "apps" && part === "groups") {
    return org.appGroups
      .filter((row) => row.appId === id)
      .map((row) => ({ id: row.groupId, priority: row.priority, profile: {}, lastUpdated: "2026-01-01T00:00:00Z" }));
  }
  return kind === "apps" ? { id } : null;
}

function toUser({ id, status, login, ...more }: PlainOrg["users"][number]) {
  return {
    id,
    status,
    created: null,
    type: { id: "typ-default" },
    somethingNew: { deep: [1] },
    profile: { login, email: login },
    ...more,
  };
}
