import { insert } from "../org/ordered.ts";
import { noGroups, parseRuleExpression } from "../org/rule-expression.ts";
import { type Membership, type OrgState, oktaTime, type SimRule, type SimUser } from "../org/state.ts";
import type { Random } from "../random.ts";
import type { GroupDraft } from "./groups.ts";
import { cities, departments, titles } from "./names.ts";
import { type OrgPlan, pastTime } from "./plan.ts";

interface Condition {
  expression: string;
  /** The attribute value all who match share, so that not every user needs asking; null asks all. */
  narrow: string | null;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function condition(plan: OrgPlan, random: Random, number: number): Condition {
  const department = random.pick(departments);
  const costCenter = `CC-${String(random.int(Math.max(4, Math.ceil(plan.users / 60)))).padStart(4, "0")}`;
  // Whole departments are big; in a large org most rules look at something narrower.
  const few = plan.rules > 50;
  const choice = few && number > 20 ? (random.chance(0.05) ? 3 : 2) : number % 5;
  if (choice === 0) return { expression: `user.department==${quoted(department)}`, narrow: `department=${department}` };
  if (choice === 1) {
    const second = random.pick(titles);
    return {
      expression: `user.title==${quoted(second)} and user.city==${quoted(random.pick(cities))}`,
      narrow: `title=${second}`,
    };
  }
  if (choice === 2) return { expression: `user.costCenter==${quoted(costCenter)}`, narrow: `costCenter=${costCenter}` };
  if (choice === 3) {
    const rest = `(user.city==${quoted(random.pick(cities))} or user.city==${quoted(random.pick(cities))})`;
    return {
      expression: `user.department==${quoted(department)} and ${rest} and user.title!=null`,
      narrow: `department=${department}`,
    };
  }
  return { expression: `String.startsWith(user.costCenter, ${quoted(costCenter.slice(0, -1))})`, narrow: null };
}

function indexUsers(users: readonly SimUser[]): Map<string, number[]> {
  const byValue = new Map<string, number[]>();
  users.forEach(({ profile }, index) => {
    for (const attribute of ["department", "title", "costCenter"]) {
      const key = `${attribute}=${profile[attribute]}`;
      const list = byValue.get(key);
      if (list === undefined) byValue.set(key, [index]);
      else list.push(index);
    }
  });
  return byValue;
}

function addReason(known: Membership | undefined, fresh: Membership): Membership {
  if (known === undefined) return fresh;
  return { byHand: known.byHand, ruleIds: [...known.ruleIds, ...fresh.ruleIds] };
}

/**
 * Rules of every status with the members they made. Active ones hold exactly for those who match; inactive and invalid ones
 * left some behind. Some exclude people, some fill several groups, some groups are filled by several rules and by hand as well.
 */
export function generateRules(
  plan: OrgPlan,
  state: OrgState,
  users: readonly SimUser[],
  drafts: readonly GroupDraft[],
): void {
  const random = plan.random("rules");
  const fillable = drafts.filter(
    ({ group, size }) => group.type === "OKTA_GROUP" && !state.groupRoles.has(group.id) && size < plan.users / 9,
  );
  if (fillable.length === 0) return;
  const byValue = indexUsers(users);
  const everyone = users.map((_, index) => index);
  for (let number = 0; number < plan.rules; number++) {
    const { expression, narrow } = condition(plan, random, number);
    const status = number % 11 === 5 ? "INVALID" : number % 7 === 3 ? "INACTIVE" : "ACTIVE";
    const targets = [
      ...new Set(Array.from({ length: random.chance(0.2) ? 2 + random.int(2) : 1 }, () => random.pick(fillable))),
    ];
    const holds = parseRuleExpression(expression);
    const matching = (narrow === null ? everyone : (byValue.get(narrow) ?? [])).filter((index) => {
      const user = users[index] as SimUser;
      return user.status !== "DEPROVISIONED" && holds?.(user, noGroups) === true;
    });
    const excluded = random.chance(0.15)
      ? new Set(matching.filter(() => random.chance(0.1)).slice(0, 3))
      : new Set<number>();
    const at = oktaTime(pastTime(plan, random, 700));
    const rule: SimRule = {
      id: state.nextId("0pr"),
      name: `Rule ${number} ${expression}`.slice(0, 50),
      status,
      created: at,
      lastUpdated: at,
      expression: status === "INVALID" ? `isMemberOfAnyGroup("00gGONEgoneGONEgon5d7") or ${expression}` : expression,
      groupIds: targets.map(({ group }) => group.id),
      excludedUserIds: [...excluded].map((index) => (users[index] as SimUser).id),
    };
    insert(state.rules, rule.id, rule);
    const made: Membership = Object.freeze({ byHand: false, ruleIds: Object.freeze([rule.id]) as readonly string[] });
    for (const { members } of targets) {
      for (const index of matching) {
        if (excluded.has(index) || (status !== "ACTIVE" && random.chance(0.6))) continue;
        members.set(index, addReason(members.get(index), made));
      }
    }
  }
}
