import { keysInOrder } from "../org/ordered.ts";
import type { SimAccount, SimApp, SimAppGroup } from "../org/state.ts";
import { type Answer, type Call, listAnswer, objectAnswer } from "../server/answer.ts";
import { parseFilter } from "../server/filter.ts";
import { notFound } from "../server/okta-error.ts";

const filterable = new Set(["id", "status", "name", "user.id", "group.id"]);
const operators = new Set(["eq"]);

function appNamed(call: Call): SimApp {
  const id = call.params[0] as string;
  const app = call.org.apps.get(id);
  if (app === undefined) throw notFound(id, "AppInstance");
  return app;
}

function readApp(app: SimApp, property: string): unknown {
  return (app as unknown as Record<string, unknown>)[property];
}

/** `user.id eq` and `group.id eq` ask for the apps assigned, and stand alone. */
function assignedTo(call: Call, filter: string): ((app: SimApp) => boolean) | null {
  const match = /^\s*(user|group)\.id\s+eq\s+"([^"]*)"\s*$/.exec(filter);
  if (match === null) return null;
  const [kind, id] = [match[1], match[2] as string];
  return (app) => (kind === "user" ? call.org.accounts : call.org.appGroups).get(app.id)?.has(id) === true;
}

/** Inactive apps are listed as well. */
export function listApps(call: Call): Answer {
  const { org, url, json } = call;
  const filter = url.searchParams.get("filter");
  const q = url.searchParams.get("q")?.toLowerCase();
  const wanted =
    filter === null
      ? () => true
      : (assignedTo(call, filter) ??
        parseFilter(filter, { properties: filterable, dates: new Set(), operators }, readApp));
  return listAnswer(call, {
    keys: keysInOrder(org.apps),
    size: { default: 200, most: 200 },
    accept: (id) => {
      const app = org.apps.get(id) as SimApp;
      if (!wanted(app)) return false;
      return q === undefined || [app.name, app.label].some((text) => text?.toLowerCase().startsWith(q) === true);
    },
    row: (id) => JSON.stringify(json.app(org.apps.get(id) as SimApp)),
  });
}

export function getApp(call: Call): Answer {
  return objectAnswer(call.json.app(appNamed(call)));
}

export function listAppUsers(call: Call): Answer {
  const { org, url, json } = call;
  const app = appNamed(call);
  const accounts = org.accounts.get(app.id) ?? new Map<string, SimAccount>();
  const q = url.searchParams.get("q")?.toLowerCase();
  const expand = url.searchParams.get("expand") === "user";
  return listAnswer(call, {
    keys: keysInOrder(accounts),
    size: { default: 50, most: 500 },
    forgets: ["expand"],
    accept: (id) => q === undefined || accounts.get(id)?.userName?.toLowerCase().startsWith(q) === true,
    row: (id) => {
      const user = expand ? (org.users.get(id) ?? null) : null;
      return json.accountText(app.id, accounts.get(id) as SimAccount, user);
    },
  });
}

export function listAppGroups(call: Call): Answer {
  const { org, url, json } = call;
  const app = appNamed(call);
  const rows = org.appGroups.get(app.id) ?? new Map<string, SimAppGroup>();
  const q = url.searchParams.get("q")?.toLowerCase();
  const expand = url.searchParams.get("expand") === "group";
  return listAnswer(call, {
    keys: keysInOrder(rows),
    size: { default: 20, most: 200, least: 20 },
    accept: (id) => q === undefined || org.groups.get(id)?.profile.name.toLowerCase().startsWith(q) === true,
    row: (id) =>
      JSON.stringify(json.appGroup(app.id, rows.get(id) as SimAppGroup, expand ? (org.groups.get(id) ?? null) : null)),
  });
}

export function getAppUser(call: Call): Answer {
  const app = appNamed(call);
  const userId = call.params[1] as string;
  const account = call.org.accounts.get(app.id)?.get(userId);
  if (account === undefined) throw notFound(userId, "AppUser");
  return { kind: "object", text: call.json.accountText(app.id, account, null) };
}

export function getAppGroup(call: Call): Answer {
  const app = appNamed(call);
  const groupId = call.params[1] as string;
  const row = call.org.appGroups.get(app.id)?.get(groupId);
  if (row === undefined) throw notFound(groupId, "ApplicationGroupAssignment");
  return objectAnswer(call.json.appGroup(app.id, row, null));
}
