import type { StepKind } from "../../access/could-reach/way.ts";
import type { Principal } from "../../access/powers/principal.ts";
import { usabilityOf } from "../../access/usability.ts";
import type { Context } from "../context.ts";
import type { CouldReachEdgeResolvers, ReachStepResolvers, SuperAdministratorsResolvers } from "../generated.ts";
import { nodesByKey, rulesById } from "../loaders/by-key.ts";
import { holderOf } from "../loaders/powers.ts";
import type { ReachStepSource } from "../sources.ts";

export const CouldReachEdge: CouldReachEdgeResolvers = {
  steps: ({ orgId, way }) => way.steps.map((step) => ({ orgId, step })),
  confidence: ({ way }) => way.confidence,
  usability: ({ status, app }) => usabilityOf({ userStatus: status, appStatus: app.status, account: null }).usability,
};

export const SuperAdministrators: SuperAdministratorsResolvers = {
  role: async ({ orgId }, _, context) => {
    const role = await nodesByKey.role(context).load(`${orgId}/SUPER_ADMIN`);
    if (role === undefined) throw new Error(`${orgId} has no role SUPER_ADMIN any more`);
    return role;
  },
};

export const ReachStep: ReachStepResolvers = {
  kind: ({ step }) => step.kind,
  by: ({ orgId, step }, _, context) => holderOf(context, orgId, step.by),
  target: ({ orgId, step }, _, context) => (step.target === null ? null : nodeOf(context, orgId, step.target)),
  groupRule: async ({ orgId, step }, _, context) => {
    if (step.ruleId === null) return null;
    const [rule] = await rulesById(context, orgId, [step.ruleId]);
    return rule ?? null;
  },
  causes: async ({ orgId, step }, _, context) => {
    const holder = await holderOf(context, orgId, step.by);
    return step.causes.map((allowed) => ({ orgId, holder, principal: step.by, allowed }));
  },
  lacks: ({ step }) => step.lacks,
  confidence: ({ step }) => step.confidence,
  description: (source) => describe(source),
};

function nodeOf(context: Context, orgId: string, { kind, id }: Pick<Principal, "kind" | "id">) {
  return holderOf(context, orgId, { kind, id });
}

const sentences: Readonly<Record<StepKind, string>> = {
  ACT_AS_SUPER_ADMIN: "A Super Administrator can give the app to anybody.",
  ADD_TO_GROUP: "Get into a group that has the app, or is given it by the next step.",
  ASSIGN_APP: "Assign the app.",
  ASSIGN_APP_TO_GROUP: "Assign the app to a group one is in.",
  EDIT_GROUP_RULES: "Make a group rule that puts oneself into a group that has the app.",
  EDIT_PROFILE: "Edit a profile so that the group rule puts the user into a group that has the app.",
  TAKE_OVER: "Act as the user.",
  CREATE_MEMBER: "Create a new user in a group that has the app.",
  CONFIGURE_APP: "Change the app's settings; what that gives depends on the app.",
  READ_CLIENT_SECRET: "Read the app's client secret and act as the app.",
  USE_API_TOKEN: "Use the API token, which may do what its owner may.",
};

const lacking = {
  FACTORS: " Where the sign-in asks for another factor, that has to be had too.",
  PASSWORD: " The password has to be known, for only factors can be reset.",
};

function describe({ step }: ReachStepSource): string {
  return sentences[step.kind] + (step.lacks === null ? "" : lacking[step.lacks]);
}
