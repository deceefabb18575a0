import { keysInOrder } from "../org/ordered.ts";
import type { SimUser } from "../org/state.ts";
import { type Answer, type Call, listAnswer, objectAnswer } from "../server/answer.ts";
import { filterOperators, parseFilter, searchOperators } from "../server/filter.ts";
import { notFound, OktaAnswerError } from "../server/okta-error.ts";

const dates = new Set(["created", "activated", "statusChanged", "lastLogin", "lastUpdated", "passwordChanged"]);
const filterable = new Set([
  "id",
  "status",
  "lastUpdated",
  "profile.login",
  "profile.email",
  "profile.firstName",
  "profile.lastName",
]);

function read(user: SimUser, property: string): unknown {
  if (property.startsWith("profile.")) return user.profile[property.slice("profile.".length)];
  if (property === "type.id") return user.typeId;
  return (user as unknown as Record<string, unknown>)[property];
}

function startsWith(user: SimUser, text: string): boolean {
  const wanted = text.toLowerCase();
  const { firstName, lastName, email, login } = user.profile;
  return [firstName, lastName, email, login].some((value) => value?.toLowerCase().startsWith(wanted) === true);
}

/** The plain list and `q` leave deprovisioned users out; `filter` and `search` have them. */
export function listUsers(call: Call): Answer {
  const { org, url, json, search } = call;
  const [filter, query, q] = ["filter", "search", "q"].map((name) => url.searchParams.get(name)) as [
    string | null,
    string | null,
    string | null,
  ];
  if (filter !== null && query !== null) throw new OktaAnswerError("E0000031");
  // Okta answers a token without a role like this, and not with a refusal.
  const keys = call.role === "noRole" ? [] : keysInOrder(org.users);
  const size = { default: 200, most: 200 };
  const current = (id: string) => org.users.get(id) as SimUser;
  if (query !== null) {
    const wanted = parseFilter(query, { properties: null, dates, operators: searchOperators }, read);
    return listAnswer(call, {
      keys,
      size,
      accept: (id) => {
        const user = search.user(id);
        return user !== undefined && wanted(user);
      },
      row: (id) => json.userText(search.user(id) as SimUser),
    });
  }
  const row = (id: string) => json.userText(current(id));
  if (filter !== null) {
    const wanted = parseFilter(filter, { properties: filterable, dates, operators: filterOperators }, read);
    return listAnswer(call, { keys, size, accept: (id) => wanted(current(id)), row });
  }
  const listed = (id: string) => current(id).status !== "DEPROVISIONED";
  if (q !== null) {
    return listAnswer(call, {
      keys,
      size: { default: 10, most: 200 },
      accept: (id) => listed(id) && startsWith(current(id), q),
      row,
    });
  }
  return listAnswer(call, { keys, size, accept: listed, row });
}

function userNamed(call: Call, name: string): SimUser {
  if (name === "me") {
    const owner = call.tokenOwner(call.role);
    const user = owner === null ? undefined : call.org.users.get(owner);
    if (user !== undefined) return user;
    throw notFound("me", "User");
  }
  const byId = call.org.users.get(name);
  if (byId !== undefined) return byId;
  for (const user of call.org.users.values()) if (user.profile.login.toLowerCase() === name.toLowerCase()) return user;
  throw notFound(name, "User");
}

export function getUser(call: Call): Answer {
  return objectAnswer(call.json.singleUser(userNamed(call, call.params[0] as string)));
}

export function listUserGroups(call: Call): Answer {
  const { org, json } = call;
  const user = userNamed(call, call.params[0] as string);
  return listAnswer(call, {
    keys: [...(org.groupsOf.get(user.id) ?? [])].sort((a, b) => (a < b ? -1 : 1)),
    size: { default: 200, most: 200 },
    row: (id) => {
      const group = org.groups.get(id);
      return group === undefined ? "null" : JSON.stringify(json.group(group, { stats: false, app: false }));
    },
  });
}
