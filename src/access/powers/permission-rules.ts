import { type Confidence, type OtherSide, type PowerAction, type PowerRule, sources } from "./power-rule.ts";

const spelt = (text: string) => text.toLowerCase().replaceAll("_", "-");

function line(
  permission: string,
  action: PowerAction,
  says: string,
  more: Partial<Omit<PowerRule, "from" | "action" | "says">> & { suffix?: string } = {},
): PowerRule {
  const { suffix = "", ...rest } = more;
  return {
    id: `${permission.replace("okta.", "")}/${spelt(action)}${suffix}`,
    from: { permission },
    action,
    narrowedBy: "RESOURCE_SET",
    confidence: "CERTAIN",
    evidence: "API",
    source: sources.concept,
    says,
    ...rest,
  };
}

const grantor = (permission: string, confidence: Confidence = "CERTAIN") => ({ from: { permission }, confidence });

/** `okta.users.manage` is said to be the wider permission, and not in so many words to have these within. */
const membershipSide: OtherSide = {
  grantors: [grantor("okta.users.groupMembership.manage"), grantor("okta.users.manage", "POSSIBLE")],
  over: "USER",
};
const assignmentSide: OtherSide = {
  grantors: [grantor("okta.users.appAssignment.manage"), grantor("okta.users.manage", "POSSIBLE")],
  over: "USER",
};

const groupSide: OtherSide = {
  grantors: [grantor("okta.groups.appAssignment.manage"), grantor("okta.groups.manage", "POSSIBLE")],
  over: "GROUP",
};

const unsettled = { confidence: "POSSIBLE", evidence: "UNSETTLED" } as const;
const beyond = { ...unsettled, narrowedBy: "NOTHING" } as const;

/** What the permissions of custom roles allow: the permission, over what of its kind the resource set holds. */
export const permissionRules: readonly PowerRule[] = [
  ...(["RESET_PASSWORD", "RESET_FACTORS"] as const).flatMap((action) => [
    line("okta.users.manage", action, "Managing users includes all operations on their credentials."),
    line("okta.users.credentials.manage", action, "All operations on the credentials of users."),
  ]),
  line("okta.users.credentials.resetPassword", "RESET_PASSWORD", "Resets passwords."),
  line(
    "okta.users.credentials.expirePassword",
    "RESET_PASSWORD",
    "Expires passwords and sets temporary ones, which the administrator sees.",
  ),
  line("okta.users.credentials.resetFactors", "RESET_FACTORS", "Resets factors."),
  line(
    "okta.users.credentials.manageTemporaryAccessCode",
    "SIGN_IN_AS",
    "Issues temporary access codes; whether the org takes them is not read.",
    { confidence: "POSSIBLE" },
  ),
  line("okta.users.manage", "EDIT_PROFILE", "Managing users includes their profiles."),
  line(
    "okta.users.userprofile.manage",
    "EDIT_PROFILE",
    "Edits profiles, attributes that are hidden or sensitive included.",
  ),
  line("okta.users.manage", "CHANGE_LIFECYCLE", "Managing users includes their lifecycle."),
  ...["manage", "activate", "deactivate", "suspend", "unsuspend", "delete"].map((step) =>
    line(
      `okta.users.lifecycle.${step}`,
      "CHANGE_LIFECYCLE",
      step === "manage" ? "All steps of the lifecycle of users." : `The step ${step} of the lifecycle of users.`,
    ),
  ),

  ...["okta.groups.members.manage", "okta.groups.manage"].map((permission) =>
    line(
      permission,
      "CHANGE_MEMBERS",
      "Adds a user to a group, together with the right to the user's group membership. SpecterOps takes the group's side alone for enough.",
      { with: membershipSide },
    ),
  ),
  line(
    "okta.groups.manage",
    "CHANGE_MEMBERS",
    "Fully manages groups; whether that needs a right to the users as well is not settled.",
    { ...unsettled, suffix: "-alone" },
  ),
  line("okta.users.create", "CREATE_MEMBER", "Creates users in the groups of the resource set."),

  ...["okta.apps.assignment.manage", "okta.apps.manage"].flatMap((permission) => [
    line(permission, "ASSIGN_APP", "Assigns an app to a user, together with the right to the user's app assignments.", {
      with: assignmentSide,
    }),
    line(
      permission,
      "ASSIGN_APP",
      "Assigns an app to a group, together with the right to the group's app assignments.",
      { with: groupSide, suffix: "-to-groups" },
    ),
  ]),
  line(
    "okta.apps.manage",
    "ASSIGN_APP",
    "Fully manages apps and their members; whether that needs a right to the users as well is not settled.",
    { ...unsettled, suffix: "-alone" },
  ),
  line("okta.apps.manage", "CONFIGURE_APP", "Fully manages apps."),
  line(
    "okta.apps.clientCredentials.read",
    "READ_CLIENT_SECRET",
    "Sees client credentials, those of apps with roles too.",
  ),
  line("okta.apps.manage", "READ_CLIENT_SECRET", "Managing an app is likely to show its client secret.", unsettled),

  line(
    "okta.identityProviders.manage",
    "SIGN_IN_AS",
    "Whoever controls an identity provider signs in as users by it.",
    beyond,
  ),
  ...["okta.directories.manage", "okta.agents.manage", "okta.agents.register"].map((permission) =>
    line(
      permission,
      "SIGN_IN_AS",
      "Whoever controls a directory's agent checks passwords of the users it masters.",
      beyond,
    ),
  ),
  line(
    "okta.profilesources.import.run",
    "EDIT_PROFILE",
    "An import changes the profiles of users whom the source masters.",
    beyond,
  ),
  ...(
    [
      "RESET_PASSWORD",
      "RESET_FACTORS",
      "EDIT_PROFILE",
      "CHANGE_LIFECYCLE",
      "CHANGE_MEMBERS",
      "ASSIGN_APP",
      "CONFIGURE_APP",
    ] as const
  ).map((action) =>
    line(
      "okta.workflows.invoke",
      action,
      "A delegated flow does whatever it was made for, with its own rights.",
      beyond,
    ),
  ),
];

/** Permissions that give none of these powers by themselves, as far as is known; by name or by the beginning of it. */
const harmless: readonly string[] = [
  "okta.users.read",
  "okta.users.lifecycle.unlock",
  "okta.users.lifecycle.clearSessions",
  "okta.users.groupMembership.manage",
  "okta.users.appAssignment.manage",
  "okta.users.apitokens.",
  "okta.users.risk.",
  "okta.groups.create",
  "okta.groups.read",
  "okta.groups.appAssignment.manage",
  "okta.apps.read",
  "okta.apps.manageFirstPartyApps",
  "okta.authzServers.",
  "okta.identityProviders.read",
  "okta.directories.read",
  "okta.agents.view",
  "okta.agents.read",
  "okta.workflows.read",
  "okta.customizations.",
  "okta.support.cases.manage",
  "okta.devices.",
  "okta.realms.",
  "okta.realm.",
  "okta.iam.read",
  "okta.governance.accessCertifications.manage",
  "okta.governance.accessRequests.manage",
];

const known: ReadonlySet<string> = new Set(
  permissionRules.flatMap(({ from }) => ("permission" in from ? [from.permission] : [])),
);

/** Whether this table has something to say of a permission, be it that it gives no power. */
export function isKnownPermission(permission: string): boolean {
  return (
    known.has(permission) ||
    harmless.some((name) => (name.endsWith(".") ? permission.startsWith(name) : permission === name))
  );
}
