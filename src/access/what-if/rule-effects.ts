import { evaluateRule, type ParsedRule, type Truth } from "../rules/rule.ts";
import type { RuleSubject } from "../rules/subject.ts";

/** What is known of one user whose memberships or attributes are to change. */
export interface ChangedUser {
  /** After the change of attributes; its groups are those before any change of memberships. */
  subject: RuleSubject;
  /** Whether Okta's rules look at the user at all: they pass over users who are deactivated. */
  isEvaluated: boolean;
  /** The attributes that are set to another value. */
  edited: ReadonlySet<string>;
  /** Why the user is in each group, by the group's Okta id. */
  memberships: ReadonlyMap<string, { reason: string | null; ruleIds: readonly string[] }>;
  /** Groups that the user is put into, or taken out of, by the change itself; with their names. */
  joins: ReadonlyMap<string, string | null>;
  leaves: ReadonlySet<string>;
  /** Rules that pass the user over: Okta excludes those who are taken out of a group by hand. */
  excludedFrom: ReadonlySet<string>;
}

export interface ActiveRule {
  oktaId: string;
  parsed: ParsedRule;
  /** The groups it fills, by Okta id, with their names. */
  targets: ReadonlyMap<string, string | null>;
}

export interface RuleEffect {
  ruleId: string;
  groupId: string;
  /** Okta names only the rule for a member who was also put there by hand, so that LEAVES is never more than likely. */
  kind: "JOINS" | "LEAVES";
  /** CERTAIN: the rule surely holds, or surely does not any more, and no other one does. */
  certainty: "CERTAIN" | "POSSIBLE";
}

/** A rule may ask for a group that another one fills; longer chains than this are cut, and said to be. */
const mostRounds = 5;

/**
 * What the active rules do to one user once the change is made: those that ask for an attribute that is set, or for groups
 * where memberships change. A rule that stops holding takes a user out of a group only where Okta names no other rule for the
 * membership that still holds.
 */
export function ruleEffects(
  user: ChangedUser,
  rules: readonly ActiveRule[],
): { effects: RuleEffect[]; isCutShort: boolean } {
  if (!user.isEvaluated) return { effects: [], isCutShort: false };
  const effects = new Map<string, RuleEffect>();
  const applying = rules.filter((rule) => !user.excludedFrom.has(rule.oktaId));
  const asksForEdit = (rule: ActiveRule) =>
    rule.parsed.expression === null
      ? user.edited.size > 0
      : [...rule.parsed.attributes].some((name) => user.edited.has(name));
  let subject = withMemberships(user, []);
  let changed = user.joins.size > 0 || user.leaves.size > 0;
  for (let round = 0; round < mostRounds; round++) {
    const triggered = applying.filter((rule) => asksForEdit(rule) || (changed && rule.parsed.asksForGroups));
    const verdicts = new Map(triggered.map((rule) => [rule.oktaId, evaluateRule(rule.parsed, subject)]));
    let news = false;
    for (const rule of triggered) {
      for (const groupId of rule.targets.keys()) {
        const effect = effectOn(user, rule, groupId, verdicts, triggered);
        const place = `${groupId} ${rule.oktaId}`;
        const known = effects.get(place);
        if (effect === null) news = effects.delete(place) || news;
        else if (known?.kind !== effect.kind || known.certainty !== effect.certainty) {
          effects.set(place, effect);
          news = true;
        }
      }
    }
    if (!news) return { effects: [...effects.values()], isCutShort: false };
    changed = true;
    subject = withMemberships(user, [...effects.values()], rules);
  }
  // Rules that chase each other: where they come to rest is not known.
  return { effects: [...effects.values()].map((effect) => ({ ...effect, certainty: "POSSIBLE" })), isCutShort: true };
}

function effectOn(
  user: ChangedUser,
  rule: ActiveRule,
  groupId: string,
  verdicts: ReadonlyMap<string, Truth>,
  triggered: readonly ActiveRule[],
): RuleEffect | null {
  const effect = (kind: RuleEffect["kind"], certainty: RuleEffect["certainty"]): RuleEffect => {
    return { ruleId: rule.oktaId, groupId, kind, certainty };
  };
  // Who is put into a group by hand stays there whatever rules say.
  if (user.joins.has(groupId)) return null;
  const verdict = verdicts.get(rule.oktaId);
  const membership = user.leaves.has(groupId) ? undefined : user.memberships.get(groupId);
  if (membership === undefined) {
    if (verdict === "FALSE") return null;
    return effect("JOINS", verdict === "TRUE" ? "CERTAIN" : "POSSIBLE");
  }
  if (verdict === "TRUE") return null;
  const isUnexplained = membership.reason === "UNKNOWN" || membership.reason === null;
  if (!isUnexplained && !membership.ruleIds.includes(rule.oktaId)) return null;
  // What else may hold the membership: rules that Okta names for it and that are not asked anew, and those that are.
  const unasked = membership.ruleIds.filter((id) => !verdicts.has(id));
  const others = triggered.filter(({ oktaId, targets }) => oktaId !== rule.oktaId && targets.has(groupId));
  const held = others.map(({ oktaId }) => verdicts.get(oktaId));
  if (unasked.length > 0 || held.includes("TRUE")) return null;
  // Where Okta did not say why the user is in the group, it may be this rule.
  const isSure = !isUnexplained && verdict === "FALSE" && !held.includes("INDETERMINATE");
  return effect("LEAVES", isSure ? "CERTAIN" : "POSSIBLE");
}

/** The user's groups with what has become of them so far. */
function withMemberships(
  user: ChangedUser,
  effects: readonly RuleEffect[],
  rules: readonly ActiveRule[] = [],
): RuleSubject {
  const groups = new Map([...user.subject.groups, ...user.joins]);
  for (const groupId of user.leaves) groups.delete(groupId);
  const uncertainGroups = new Map(user.subject.uncertainGroups ?? []);
  const nameOf = (groupId: string) =>
    groups.get(groupId) ?? rules.map((rule) => rule.targets.get(groupId)).find((name) => name !== undefined) ?? null;
  for (const { groupId, kind, certainty } of effects) {
    const name = nameOf(groupId);
    if (kind === "JOINS" && certainty === "CERTAIN") groups.set(groupId, name);
    // A membership that another rule gives for sure is not made doubtful.
    else if (!effects.some((other) => other.groupId === groupId && isSureToJoin(other))) {
      groups.delete(groupId);
      uncertainGroups.set(groupId, name);
    }
  }
  return { ...user.subject, groups, uncertainGroups };
}

function isSureToJoin({ kind, certainty }: RuleEffect): boolean {
  return kind === "JOINS" && certainty === "CERTAIN";
}

/** What comes of several rules for one group: one that surely gives it outweighs those that may or do take it away. */
export function together(effects: readonly RuleEffect[]): RuleEffect[] {
  const byGroup = new Map<string, RuleEffect>();
  const rank = ({ kind, certainty }: RuleEffect) =>
    kind === "JOINS" ? (certainty === "CERTAIN" ? 3 : 2) : certainty === "CERTAIN" ? 1 : 0;
  for (const effect of effects) {
    const known = byGroup.get(effect.groupId);
    if (known === undefined || rank(effect) > rank(known)) byGroup.set(effect.groupId, effect);
  }
  return [...byGroup.values()];
}
