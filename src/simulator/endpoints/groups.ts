import { keysInOrder } from "../org/ordered.ts";
import type { SimApp, SimGroup, SimRule, SimUser } from "../org/state.ts";
import { type Answer, type Call, listAnswer, objectAnswer } from "../server/answer.ts";
import { type Filter, filterOperators, parseFilter, searchOperators } from "../server/filter.ts";
import { notFound, OktaAnswerError } from "../server/okta-error.ts";

const dates = new Set(["created", "lastUpdated", "lastMembershipUpdated"]);
const filterable = new Set(["id", "type", "lastUpdated", "lastMembershipUpdated"]);

function read(group: SimGroup, property: string): unknown {
  if (property.startsWith("profile.")) return group.profile[property.slice("profile.".length)];
  if (property === "source.id") return group.sourceAppId;
  return (group as unknown as Record<string, unknown>)[property];
}

function groupNamed(call: Call): SimGroup {
  const id = call.params[0] as string;
  const group = call.org.groups.get(id);
  if (group === undefined) throw notFound(id, "UserGroup");
  return group;
}

function expansions(call: Call): Set<string> {
  return new Set((call.url.searchParams.get("expand") ?? "").split(",").map((name) => name.trim()));
}

export function listGroups(call: Call): Answer {
  const { org, url, json } = call;
  const [filter, search, q] = ["filter", "search", "q"].map((name) => url.searchParams.get(name)) as [
    string | null,
    string | null,
    string | null,
  ];
  if (filter !== null && search !== null) throw new OktaAnswerError("E0000031");
  const expand = expansions(call);
  const embed = { stats: expand.has("stats"), app: expand.has("app") };
  const seen = (id: string) => (search === null ? org.groups.get(id) : call.search.group(id));
  let wanted: Filter<SimGroup> = () => true;
  if (filter !== null)
    wanted = parseFilter(filter, { properties: filterable, dates, operators: filterOperators }, read);
  if (search !== null) wanted = parseFilter(search, { properties: null, dates, operators: searchOperators }, read);
  return listAnswer(call, {
    keys: keysInOrder(org.groups),
    size: q === null ? { default: 10_000, most: 10_000 } : { default: 300, most: 300 },
    accept: (id) => {
      const group = seen(id);
      if (group === undefined || !wanted(group)) return false;
      return q === null || group.profile.name.toLowerCase().startsWith(q.toLowerCase());
    },
    row: (id) => JSON.stringify(json.group(seen(id) as SimGroup, embed)),
  });
}

export function getGroup(call: Call): Answer {
  const expand = expansions(call);
  return objectAnswer(call.json.group(groupNamed(call), { stats: expand.has("stats"), app: expand.has("app") }));
}

/** With `expand=group-rules` each member names the rules that put it there, none meaning by hand. */
export function listMembers(call: Call): Answer {
  const { org, json } = call;
  const group = groupNamed(call);
  const members = org.members.get(group.id) ?? new Map();
  const withRules = expansions(call).has("group-rules");
  const named = (id: string) => ({ id, name: org.rules.get(id)?.name ?? "" });
  return listAnswer(call, {
    keys: keysInOrder(members),
    size: { default: 1000, most: 1000, capped: true },
    forgets: ["expand"],
    row: (id) => {
      const user = org.users.get(id) as SimUser;
      if (!withRules) return json.userText(user);
      const ruleIds: readonly string[] = members.get(id)?.ruleIds ?? [];
      return json.member(user, ruleIds.map(named));
    },
  });
}

export function listRules(call: Call): Answer {
  const { org, url, json } = call;
  const keyword = url.searchParams.get("search")?.toLowerCase();
  const names = expansions(call).has("groupIdToGroupNameMap");
  return listAnswer(call, {
    keys: keysInOrder(org.rules),
    size: { default: 50, most: 200 },
    accept: (id) => keyword === undefined || org.rules.get(id)?.name.toLowerCase().includes(keyword) === true,
    row: (id) => JSON.stringify(json.rule(org.rules.get(id) as SimRule, names)),
  });
}

export function getRule(call: Call): Answer {
  const id = call.params[0] as string;
  const rule = call.org.rules.get(id);
  if (rule === undefined) throw notFound(id, "GroupRule");
  return objectAnswer(call.json.rule(rule, false));
}

export function listGroupApps(call: Call): Answer {
  const { org, json } = call;
  return listAnswer(call, {
    keys: [...(org.appsOfGroup.get(groupNamed(call).id) ?? [])].sort((a, b) => (a < b ? -1 : 1)),
    size: { default: 20, most: 200 },
    row: (id) => JSON.stringify(json.app(org.apps.get(id) as SimApp)),
  });
}
