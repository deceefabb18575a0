import { type Allowed, allowed, type Reach } from "../powers/allowed.ts";
import type { Grant } from "../powers/grants.ts";
import type { Confidence, PowerAction } from "../powers/power-rule.ts";
import { type GroupTarget, holds, weakest } from "../powers/scope.ts";
import type { Actor, AppFacts, FillingRule, Person, ReachWorld } from "./actor.ts";
import { takeOver, takingOver } from "./take-over.ts";
import { better, type Step, type StepKind, toWay, type Way, type Ways } from "./way.ts";

/** Whether editing the attributes of a person could make a rule put them into its group; null: it could not. */
export type RuleCheck = (rule: FillingRule, person: Person | null, grant: Grant) => Confidence | null;

/** Ways that take no other administrator's powers: one step, or two of the actor's own. */
export function directWays(actor: Actor, app: AppFacts, world: ReachWorld, couldFire: RuleCheck): Ways {
  if (actor.isSuperAdmin) {
    const isKnown = actor.principal.held.some(
      ({ assignment }) => assignment.type === "SUPER_ADMIN" && assignment.scope.kind !== "UNKNOWN",
    );
    const way = toWay(step(actor, "ACT_AS_SUPER_ADMIN", null, [], isKnown ? "CERTAIN" : "POSSIBLE"));
    return { certain: isKnown ? way : null, any: way };
  }
  // A member who is a Super Administrator, or has the app, needs no way.
  const selves: readonly (Person | null)[] = actor.people?.filter(
    ({ reaches, isSuperAdmin }) => actor.principal.kind === "USER" || !(reaches || isSuperAdmin),
  ) ?? [null];
  let any: Way | null = null;
  for (const { needs, search, isForAnySelf } of searches) {
    if (!needs.some((action) => actor.grants.has(action))) continue;
    for (const self of isForAnySelf ? selves.slice(0, 1) : selves) {
      any = better(any, search({ actor, app, world, self, couldFire }));
      if (any?.confidence === "CERTAIN") return { certain: any, any };
    }
  }
  let certain: Way | null = null;
  if (!actor.grants.has("CHANGE_MEMBERS") || !actor.grants.has("ASSIGN_APP")) return { certain, any };
  for (const self of selves) {
    const two = joinAndAssign({ actor, app, world, self, couldFire });
    any ??= two;
    if (two?.confidence === "CERTAIN") certain ??= two;
  }
  return { certain, any };
}

interface Search {
  actor: Actor;
  app: AppFacts;
  world: ReachWorld;
  /** Who would get the app; null: anybody. */
  self: Person | null;
  couldFire: RuleCheck;
}

/** In the order in which ways of one length are told. */
const searches: readonly {
  needs: readonly PowerAction[];
  search: (given: Search) => Way | null;
  /** It is all the same who would get the app. */
  isForAnySelf: boolean;
}[] = [
  { needs: ["CHANGE_MEMBERS"], search: addToGroup, isForAnySelf: false },
  { needs: ["ASSIGN_APP"], search: assignApp, isForAnySelf: false },
  { needs: ["ASSIGN_APP"], search: assignToOwnGroup, isForAnySelf: false },
  { needs: ["EDIT_GROUP_RULES"], search: editRules, isForAnySelf: true },
  { needs: ["EDIT_PROFILE"], search: editProfile, isForAnySelf: false },
  { needs: takingOver, search: takeOverSomebody, isForAnySelf: true },
  { needs: ["CREATE_MEMBER"], search: createMember, isForAnySelf: true },
  { needs: ["CONFIGURE_APP", "READ_CLIENT_SECRET"], search: useApp, isForAnySelf: true },
];

function step(
  { principal }: Actor,
  kind: StepKind,
  target: Step["target"],
  causes: readonly Allowed[],
  most: Confidence = "CERTAIN",
): Step {
  const confidence = weakest(most, ...causes.map((cause) => cause.confidence));
  return { kind, by: principal, target, ruleId: null, causes, lacks: null, confidence };
}

const reachOf = (self: Person | null): Reach | undefined =>
  self === null ? undefined : (scope, ignored) => holds(scope, self, ignored);

function addToGroup({ actor, app, world, self }: Search): Way | null {
  let best: Way | null = null;
  for (const { target } of app.granting) best = better(best, join(actor, target, world, self));
  return best;
}

function join(actor: Actor, target: GroupTarget, { facts }: ReachWorld, self: Person | null): Way | null {
  if (self?.groupIds.has(target.id)) return null;
  let best: Way | null = null;
  for (const grant of actor.grants.get("CHANGE_MEMBERS") ?? []) {
    const found = allowed(grant, target, facts, reachOf(self));
    if (found !== null)
      best = better(best, toWay(step(actor, "ADD_TO_GROUP", { kind: "GROUP", id: target.id }, [found])));
  }
  return best;
}

function assignApp({ actor, app, world, self }: Search): Way | null {
  let best: Way | null = null;
  for (const grant of actor.grants.get("ASSIGN_APP") ?? []) {
    if (grant.rule.with?.over === "GROUP") continue;
    const found = allowed(grant, app.target, world.facts, reachOf(self));
    if (found !== null)
      best = better(best, toWay(step(actor, "ASSIGN_APP", { kind: "APP", id: app.target.id }, [found])));
  }
  return best;
}

/** The right to assign apps to groups, where the actor is in one of these. */
function assignToOwnGroup({ actor, app, world, self }: Search): Way | null {
  let best: Way | null = null;
  for (const grant of actor.grants.get("ASSIGN_APP") ?? []) {
    if (grant.rule.with?.over !== "GROUP") continue;
    for (const id of self?.groupIds ?? []) {
      best = better(best, assignTo(actor, grant, groupTarget(id, world), app, world));
      if (best?.confidence === "CERTAIN") return best;
    }
    if (self === null) {
      const found = allowed(grant, app.target, world.facts);
      if (found !== null) {
        best = better(best, toWay(step(actor, "ASSIGN_APP_TO_GROUP", { kind: "APP", id: app.target.id }, [found])));
      }
    }
  }
  return best;
}

function assignTo(actor: Actor, grant: Grant, group: GroupTarget, app: AppFacts, world: ReachWorld): Way | null {
  const found = allowed(grant, app.target, world.facts, (scope) => holds(scope, group));
  if (found === null) return null;
  const most = group.hasRole ? "POSSIBLE" : "CERTAIN";
  return toWay(step(actor, "ASSIGN_APP_TO_GROUP", { kind: "GROUP", id: group.id }, [found], most));
}

/** Two steps: into a group, and the app to that group. */
function joinAndAssign({ actor, app, world, self }: Search): Way | null {
  let best: Way | null = null;
  for (const grant of actor.grants.get("ASSIGN_APP") ?? []) {
    if (grant.rule.with?.over !== "GROUP") continue;
    const groups = grant.others.flatMap(({ held }) => {
      const { scope } = held.assignment;
      if (scope.kind !== "RESOURCE_SET") return [];
      return (scope.entries ?? []).flatMap(({ kind, type, id }) => (kind === "SELF" && type === "Group" ? [id] : []));
    });
    for (const id of groups) {
      const group = groupTarget(id, world);
      const first = join(actor, group, world, self);
      const second = first === null ? null : assignTo(actor, grant, group, app, world);
      if (first !== null && second !== null) best = better(best, toWay(...first.steps, ...second.steps));
    }
  }
  return best;
}

function groupTarget(id: string, { facts, groupTypes }: ReachWorld): GroupTarget {
  return { kind: "GROUP", id, type: groupTypes.get(id) ?? null, hasRole: facts.withRole.has(id) };
}

function editRules({ actor, app, world }: Search): Way | null {
  return byGroup(actor, app, world, "EDIT_GROUP_RULES");
}

function createMember({ actor, app, world }: Search): Way | null {
  return byGroup(actor, app, world, "CREATE_MEMBER");
}

function byGroup(actor: Actor, app: AppFacts, { facts }: ReachWorld, kind: "EDIT_GROUP_RULES" | "CREATE_MEMBER") {
  let best: Way | null = null;
  for (const { target } of app.granting) {
    for (const grant of actor.grants.get(kind) ?? []) {
      const found = allowed(grant, target, facts);
      if (found !== null) best = better(best, toWay(step(actor, kind, { kind: "GROUP", id: target.id }, [found])));
    }
  }
  return best;
}

function editProfile({ actor, app, world, self, couldFire }: Search): Way | null {
  const grants = actor.grants.get("EDIT_PROFILE") ?? [];
  if (grants.length === 0) return null;
  let best: Way | null = null;
  for (const { target, rules } of app.granting) {
    if (target.hasRole || target.type === "APP_GROUP" || target.type === "BUILT_IN") continue;
    if (self?.groupIds.has(target.id)) continue;
    for (const rule of rules) {
      if (self !== null && rule.excludes.has(self.id)) continue;
      for (const grant of grants) {
        const found = self === null ? onAnybody(grant, world) : allowed(grant, self, world.facts);
        const fires = found === null ? null : couldFire(rule, self, grant);
        if (found === null || fires === null) continue;
        const edit = step(actor, "EDIT_PROFILE", { kind: "GROUP", id: target.id }, [found], fires);
        best = better(best, toWay({ ...edit, ruleId: rule.id }));
      }
    }
  }
  return best;
}

function onAnybody(grant: Grant, world: ReachWorld): Allowed | null {
  const somebody = { kind: "USER", id: "", groupIds: new Set<string>(), hasRole: false, isSuperAdmin: false } as const;
  const found = allowed({ ...grant, rule: { ...grant.rule, narrowedBy: "NOTHING" } }, somebody, world.facts);
  return found === null ? null : { ...found, grant };
}

function takeOverSomebody({ actor, app, world }: Search): Way | null {
  const found = takeOver(actor, app.victims, world.facts);
  return found === null ? null : toWay(found);
}

/** What the app's secret or its settings give depends on the app, so that it is possible at most. */
function useApp({ actor, app, world }: Search): Way | null {
  for (const kind of ["CONFIGURE_APP", "READ_CLIENT_SECRET"] as const) {
    for (const grant of actor.grants.get(kind) ?? []) {
      const found = allowed(grant, app.target, world.facts);
      if (found !== null) return toWay(step(actor, kind, { kind: "APP", id: app.target.id }, [found], "POSSIBLE"));
    }
  }
  return null;
}
