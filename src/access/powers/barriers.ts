import type { Evidence, PowerAction, PowerRule } from "./power-rule.ts";
import type { PowerTarget } from "./scope.ts";

/** What keeps an administrator's hands off some targets, by a name of its own, since how far it reaches is not settled. */
export interface Barrier {
  id: string;
  /** BARS: the power is not had. DOUBTS: it may be. */
  effect: "BARS" | "DOUBTS";
  evidence: Evidence;
  says: string;
}

const superAdminCredentials: Barrier = {
  id: "super-admin-credentials",
  effect: "BARS",
  evidence: "HELP",
  says: "Only a Super Administrator resets the credentials of a Super Administrator.",
};
const superAdminAccount: Barrier = {
  id: "super-admin-account",
  effect: "DOUBTS",
  evidence: "UNSETTLED",
  says: "Okta's table marks some acts on Super Administrators as possible for others, and is silent on the rest.",
};
const administrator: Barrier = {
  id: "administrator",
  effect: "DOUBTS",
  evidence: "UNSETTLED",
  says: "SpecterOps takes any role of the user for a barrier to all but Super Administrators; Okta does not say so.",
};
const groupWithRole: Barrier = {
  id: "group-with-role",
  effect: "BARS",
  evidence: "HELP",
  says: "Only a Super Administrator manages groups that have a role, and group rules cannot fill them.",
};
const rulesOfGroupWithRole: Barrier = {
  id: "rule-into-group-with-role",
  effect: "BARS",
  evidence: "HELP",
  says: "Group rules cannot fill a group that has a role.",
};
const groupKind: Barrier = {
  id: "group-kind",
  effect: "BARS",
  evidence: "API",
  says: "Only groups of the type OKTA_GROUP can be changed: an app fills an APP_GROUP, and Okta itself a BUILT_IN one.",
};
const unknownGroupKind: Barrier = {
  id: "unknown-group-kind",
  effect: "DOUBTS",
  evidence: "UNSETTLED",
  says: "The group's type is none that is known, so it is not known whether it can be changed.",
};
const appWithRole: Barrier = {
  id: "app-with-role",
  effect: "DOUBTS",
  evidence: "RESEARCH",
  says: "SpecterOps found that only Super Administrators manage apps that have a role.",
};
const noClientSecret: Barrier = {
  id: "no-client-secret",
  effect: "BARS",
  evidence: "API",
  says: "Only apps that sign in by OpenID Connect have a client secret.",
};
const otherSignOn: Barrier = {
  id: "not-open-id-connect",
  effect: "BARS",
  evidence: "HELP",
  says: "The role is over OpenID Connect apps only.",
};
const unknownSignOn: Barrier = {
  id: "unknown-sign-on",
  effect: "DOUBTS",
  evidence: "UNSETTLED",
  says: "Okta does not say how users sign in to the app, or it is no custom app.",
};

export const barriers: readonly Barrier[] = [
  superAdminCredentials,
  superAdminAccount,
  administrator,
  groupWithRole,
  rulesOfGroupWithRole,
  groupKind,
  unknownGroupKind,
  appWithRole,
  noClientSecret,
  otherSignOn,
  unknownSignOn,
];

const credentialActions: readonly PowerAction[] = ["RESET_PASSWORD", "RESET_FACTORS", "SIGN_IN_AS"];

/** Every barrier between the holder of a rule's power and a target; the first bars, if any does. */
export function barriersTo({ action, from, onlyOidc }: PowerRule, target: PowerTarget): Barrier[] {
  const isSuperAdmin = "type" in from && from.type === "SUPER_ADMIN";
  const found: Barrier[] = [];
  switch (target.kind) {
    case "USER":
      if (isSuperAdmin) break;
      if (target.isSuperAdmin)
        found.push(credentialActions.includes(action) ? superAdminCredentials : superAdminAccount);
      else if (target.hasRole) found.push(administrator);
      break;
    case "GROUP":
      if (target.type === "APP_GROUP" || target.type === "BUILT_IN") found.push(groupKind);
      else if (target.type !== "OKTA_GROUP") found.push(unknownGroupKind);
      if (target.hasRole && action === "EDIT_GROUP_RULES") found.push(rulesOfGroupWithRole);
      else if (target.hasRole && !isSuperAdmin) found.push(groupWithRole);
      break;
    case "APP": {
      const { signOnMode } = target;
      if (action === "READ_CLIENT_SECRET") {
        if (signOnMode === null) found.push(unknownSignOn);
        else if (signOnMode !== "OPENID_CONNECT") found.push(noClientSecret);
      } else if (target.hasRole && !isSuperAdmin) found.push(appWithRole);
      if (onlyOidc && signOnMode !== null && signOnMode !== "OPENID_CONNECT") found.push(otherSignOn);
      else if (onlyOidc && (signOnMode === null || target.name !== "oidc_client")) found.push(unknownSignOn);
      break;
    }
    case "ORGANIZATION":
      break;
  }
  return found.toSorted((one, other) => Number(other.effect === "BARS") - Number(one.effect === "BARS"));
}
