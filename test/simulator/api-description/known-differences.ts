/** A difference between the description and the answers that is known, and whose fault it is not the simulator's. */
export interface KnownDifference {
  /** Each must show the difference, or the entry is out of date. */
  operations: readonly string[];
  pointers: readonly string[];
  says: string;
  why: string;
}

const users = ["listUsers", "listGroupUsers", "getUser"];
const ownGroups = "/api/v1/users/*/groups";
const targets = ["listGroupTargetsForRole", "listGroupTargetsForGroupRole"];
const groups = ["listGroups", "getGroup", ownGroups, ...targets];
const groupsOfRoles = ["listAssignedRolesForUser", "getUserAssignedRole", "listGroupAssignedRoles"];
const apps = ["listApplications", "getApplication", "listAssignedApplicationsForGroup"];
const logs = ["listLogEvents"];
const target = "/_embedded/targets/groups/*";
const conditions = (permission: string) =>
  ["exclude", "include"].map((kind) => `${permission}/conditions/${kind}/okta:ResourceAttribute~1User~1Profile`);

/** Where the description contradicts what Okta really answers. */
export const documentationErrors: readonly KnownDifference[] = [
  {
    operations: ["getWellknownOrgMetadata"],
    pointers: ["/settings"],
    says: "is not described",
    why: "Orgs answer with it: analyticsCollectionEnabled, omEnabled and others",
  },
  {
    operations: ["getOrgSettings"],
    pointers: ["/expiresAt"],
    says: "is null",
    why: "Null for an org that does not expire, in Okta's own example of this answer",
  },
  {
    operations: users,
    pointers: ["/credentials/emails"],
    says: "is not described",
    why: "Recorded answers have it beside the password and the provider",
  },
  {
    operations: ["listGroupUsers"],
    pointers: ["/_embedded/group-rules"],
    says: "is no object",
    why: "With expand=group-rules it is a list, empty for a member by hand",
  },
  {
    operations: [...groups, "listGroupTargetRoleForClient"],
    pointers: ["/profile/description"],
    says: "is null",
    why: "Recorded so of groups without a description",
  },
  {
    operations: groupsOfRoles,
    pointers: [`${target}/profile/description`],
    says: "is null",
    why: "As of any group",
  },
  {
    operations: groups,
    pointers: ["/source"],
    says: "is not described",
    why: "Groups of apps have it, and are searched for by source.id",
  },
  {
    operations: groupsOfRoles,
    pointers: [`${target}/source`],
    says: "is not described",
    why: "As of any group of an app",
  },
  {
    operations: ["listGroups", "getGroup"],
    pointers: ["/_embedded/stats/hasAdminPrivilege", "/_embedded/stats/_links"],
    says: "is not described",
    why: "Orgs answer with hasAdminPrivilege or hasAdminPrivileges; hasAdminPrivlege is misspelt in the description",
  },
  {
    operations: ["listGroups", "getGroup", ownGroups, "listGroupTargetsForRole"],
    pointers: ["/profile/costOwner"],
    says: "is not described",
    why: "Group profiles have the attributes an org gives them, as the description says in words only",
  },
  {
    operations: ["listAssignedRolesForUser", "getUserAssignedRole"],
    pointers: [`${target}/profile/costOwner`],
    says: "is not described",
    why: "As of any group",
  },
  {
    operations: ["listGroups", "getGroup"],
    pointers: ["/_embedded/app/signOnMode"],
    says: "is null",
    why: "Directories have no sign-on mode: 47 of 783 recorded apps",
  },
  {
    operations: apps,
    pointers: ["/signOnMode"],
    says: "is null",
    why: "Directories have no sign-on mode: 47 of 783 recorded apps",
  },
  {
    operations: apps,
    pointers: [
      "/accessibility/errorRedirectUrl",
      "/accessibility/loginRedirectUrl",
      "/settings/inlineHookId",
      "/settings/notes/admin",
      "/settings/notes/enduser",
      "/settings/notifications/vpn/helpUrl",
      "/settings/notifications/vpn/message",
    ],
    says: "is null",
    why: "Recorded so wherever the setting was never made",
  },
  {
    operations: apps,
    pointers: ["/settings/app", "/settings/manualProvisioning"],
    says: "is not described",
    why: "Recorded of every kind of app; the description has settings.app of some kinds only",
  },
  {
    operations: apps,
    pointers: ["/settings/oauthClient/jwks/keys/*/alg", "/settings/oauthClient/jwks/keys/*/use"],
    says: "is not described",
    why: "In Okta's own example of a service app's key",
  },
  {
    operations: ["/api/v1/apps/*/credentials/jwks"],
    pointers: ["/jwks/keys/*/alg", "/jwks/keys/*/use"],
    says: "is not described",
    why: "In Okta's own example of a service app's key",
  },
  {
    operations: ["/api/v1/apps/*/credentials/jwks/*"],
    pointers: ["/alg", "/use"],
    says: "is not described",
    why: "In Okta's own example of a service app's key",
  },
  {
    operations: apps,
    pointers: ["/name"],
    says: "is none of the values described",
    why: "WS-Federation is said to be of template_wsfed alone; the catalogue has others, such as office365",
  },
  ...[
    "audienceRestriction",
    "authnContextClassRef",
    "groupValueFormat",
    "nameIDFormat",
    "siteURL",
    "usernameAttribute",
    "wReplyURL",
  ].map((property) => ({
    operations: apps,
    pointers: ["/settings/app"],
    says: `lacks ${property}`,
    why: "A setting of template_wsfed; WS-Federation apps of the catalogue have their own",
  })),
  {
    operations: ["listApplicationUsers", "/api/v1/apps/*/users/*"],
    pointers: ["/externalId"],
    says: "is null",
    why: "Null where the app has no account of its own for the user",
  },
  {
    operations: ["listAssignedRolesForUser", "getUserAssignedRole"],
    pointers: ["/type"],
    says: "is none of the values described",
    why: "MOBILE_ADMIN is met in old orgs",
  },
  {
    operations: ["listRolePermissions"],
    pointers: conditions("/permissions/*"),
    says: "is no object",
    why: "A list of attributes, in the tests of Okta's own SDK and of its Terraform provider",
  },
  {
    operations: ["/api/v1/iam/roles/*/permissions/*"],
    pointers: conditions(""),
    says: "is no object",
    why: "As in the list of all permissions of a role",
  },
  {
    operations: ["listApiTokens", "/api/v1/api-tokens/*"],
    pointers: ["/tokenWindow"],
    says: "does not fit its pattern",
    why: "The pattern begins with ^P(?:$) and so fits no duration; (?!$) is meant",
  },
  {
    operations: logs,
    pointers: [
      "/actor/detailEntry",
      "/authenticationContext/authenticationProvider",
      "/authenticationContext/credentialProvider",
      "/authenticationContext/credentialType",
      "/authenticationContext/interface",
      "/authenticationContext/issuer",
      "/client/device",
      "/client/geographicalContext",
      "/client/geographicalContext/city",
      "/client/geographicalContext/postalCode",
      "/client/geographicalContext/state",
      "/client/id",
      "/client/ipAddress",
      "/client/userAgent",
      "/client/zone",
      "/legacyEventType",
      "/outcome/reason",
      "/request/ipChain/*/geographicalContext",
      "/request/ipChain/*/source",
      "/target/*/detailEntry",
    ],
    says: "is null",
    why: "The log writes null for what an event does not have, in Okta's own examples too",
  },
];

/** What the simulated org does beyond the description so that its readers must be lenient. */
export const onPurpose: readonly KnownDifference[] = [
  {
    operations: users,
    pointers: ["/profile/email"],
    says: "is no email",
    why: "Letters beyond ASCII",
  },
  {
    operations: users,
    pointers: ["/profile/department"],
    says: "is null",
    why: "An attribute without a value, as the description has others be",
  },
  {
    operations: apps,
    pointers: ["/features/*", "/signOnMode"],
    says: "is none of the values described",
    why: "Values that came after the description",
  },
  {
    operations: apps,
    pointers: [""],
    says: "lacks name",
    why: "An app without a catalogue key",
  },
];
