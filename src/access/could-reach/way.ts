import type { Allowed } from "../powers/allowed.ts";
import type { Confidence } from "../powers/power-rule.ts";
import type { Principal } from "../powers/principal.ts";
import { weakest } from "../powers/scope.ts";

export type StepKind =
  | "ACT_AS_SUPER_ADMIN"
  | "ADD_TO_GROUP"
  | "ASSIGN_APP"
  | "ASSIGN_APP_TO_GROUP"
  | "EDIT_GROUP_RULES"
  | "EDIT_PROFILE"
  | "TAKE_OVER"
  | "CREATE_MEMBER"
  | "CONFIGURE_APP"
  | "READ_CLIENT_SECRET"
  | "USE_API_TOKEN";

/** One act on the way to an app. Ids are Okta ids. */
export interface Step {
  kind: StepKind;
  /** Who acts: the principal itself, or whoever it has become by the steps before. */
  by: Principal;
  /** What it is done to; null for the org. */
  target: { kind: "USER" | "GROUP" | "APP"; id: string } | null;
  /** EDIT_PROFILE: the group rule that would put the user into the group. */
  ruleId: string | null;
  /** The powers it takes: more than one where each is half of it. None where nothing more than a token is needed. */
  causes: readonly Allowed[];
  /** TAKE_OVER: what may be missing. */
  lacks: "FACTORS" | "PASSWORD" | null;
  confidence: Confidence;
}

/** Steps in their order; as sure as the least sure of them. */
export interface Way {
  steps: readonly Step[];
  confidence: Confidence;
}

/** The shortest way all of whose steps are certain, and the shortest of any. */
export interface Ways {
  certain: Way | null;
  any: Way | null;
}

export function toWay(...steps: readonly Step[]): Way {
  return { steps, confidence: weakest(...steps.map(({ confidence }) => confidence)) };
}

/** A certain way is told before a shorter one that is not. */
export function told({ certain, any }: Ways): Way | null {
  return certain ?? any;
}

export function before(step: Step, way: Way): Way {
  return { steps: [step, ...way.steps], confidence: weakest(step.confidence, way.confidence) };
}

/** Of two ways of one length the surer. */
export function better(one: Way | null, other: Way | null): Way | null {
  if (one === null || other === null) return one ?? other;
  if (one.steps.length !== other.steps.length) return one.steps.length < other.steps.length ? one : other;
  return one.confidence === "POSSIBLE" && other.confidence === "CERTAIN" ? other : one;
}
