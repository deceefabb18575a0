import { type PowerAction, targetKinds } from "../../access/powers/power-rule.ts";
import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import type { QueryWhoCanArgs } from "../generated.ts";
import { type WhoCanTarget, whoCanDo } from "../loaders/powers.ts";
import { appKind, findPasted, groupKind, userKind } from "../lookup.ts";
import { chooseOrganization } from "../organization-choice.ts";
import type { PowerListSource } from "../sources.ts";

/** Who can do something, to the target that the action asks for. */
export async function whoCanOf(
  context: Context,
  { action, target, org, ...page }: QueryWhoCanArgs,
): Promise<PowerListSource> {
  const found = await targetOf(context, action, target ?? null, org);
  const orgId = found.type === "Organization" ? (await chooseOrganization(context, org)).orgId : found.node.orgId;
  return whoCanDo(context, orgId, action, found, page);
}

async function targetOf(
  context: Context,
  action: PowerAction,
  target: string | null,
  org: string | null | undefined,
): Promise<WhoCanTarget> {
  const kind = targetKinds[action];
  if (kind === "ORGANIZATION") {
    if (target === null) return { type: "Organization" };
    throw codedError("BAD_USER_INPUT", `\`target\`: ${action} is done to the whole org. Leave it out.`);
  }
  if (target === null) {
    throw codedError("BAD_USER_INPUT", `\`target\`: ${action} is done to one ${kind.toLowerCase()}. Say which one.`);
  }
  switch (kind) {
    case "USER":
      return { type: "User", node: await findPasted(context, userKind, target, org) };
    case "GROUP":
      return { type: "Group", node: await findPasted(context, groupKind, target, org) };
    case "APP":
      return { type: "App", node: await findPasted(context, appKind, target, org) };
  }
}
