import { counted, day, type FindingDefinition, listed } from "./finding.ts";

const reach = ["users", "groups", "apps", "memberships", "appUsers", "appGroups"] as const;
const used = [...reach, "activity"] as const;

/** What is wrong with who has which app. */
export const accessFindings = {
  UNUSED_ACCESS: {
    statement: "unused-access",
    title: "Unused access",
    description:
      "An active user is entitled to an active app and has not signed in to it for `days`, by a System Log that is known for as long, though a way to the app is older than that. Apps whose account is blocked are left out, and so are ways by Everyone unless `includeEveryone`.",
    severity: "MEDIUM",
    walk: "USERS",
    parameters: { days: 90, includeEveryone: false },
    restsOn: used,
    refutedBy: [],
    usesLog: true,
    summary: ({ lastUse, unusedSince, coveredUntil }) =>
      lastUse
        ? `Last used on ${day(lastUse)}, and not since then until ${day(coveredUntil)}.`
        : `Not used from ${day(unusedSince)} until ${day(coveredUntil)}.`,
  },
  NEVER_USED_ACCESS: {
    statement: "never-used-access",
    title: "Never-used access",
    description:
      "As UNUSED_ACCESS, of access that has never been used since it was given, as far back as the System Log is known: `coveredFrom` says from when on.",
    severity: "MEDIUM",
    walk: "USERS",
    parameters: { days: 90, includeEveryone: false },
    restsOn: used,
    refutedBy: [],
    usesLog: true,
    summary: ({ grantedAt, coveredFrom, coveredUntil }) =>
      `No use from ${day(coveredFrom)} until ${day(coveredUntil)}${grantedAt ? `; given on ${day(grantedAt)}` : ""}.`,
  },
  DIRECT_BESIDE_GROUP: {
    statement: "direct-beside-group",
    title: "Direct assignment beside a group",
    description:
      "An app is assigned to a user individually although a group of the user gives the same app: taking the user out of the group takes nothing away. With `includePossible` also where only other groups would give it.",
    severity: "LOW",
    walk: "USERS",
    parameters: { includePossible: false },
    restsOn: reach,
    refutedBy: [],
    usesLog: false,
    summary: ({ groups }) =>
      groups === 0
        ? "Assigned individually, and groups the user is not in would give it."
        : `Assigned individually, and given by ${counted(groups, "group")} as well.`,
  },
  REDUNDANT_PATHS: {
    statement: "redundant-paths",
    title: "Redundant paths",
    description:
      "A user reaches an app by `minimum` independent paths or more, so that removing one changes nothing. The own assignment is one path, each group one; groups that Okta keeps itself, such as Everyone, count only with `includeEveryone`.",
    severity: "LOW",
    walk: "USERS",
    parameters: { minimum: 2, includeEveryone: false },
    restsOn: reach,
    refutedBy: [],
    usesLog: false,
    summary: ({ paths, direct, groups }) =>
      `${counted(paths, "independent path")}: ${direct ? "the own assignment and " : ""}${counted(groups, "group")}.`,
  },
  PEER_OUTLIER: {
    statement: "peer-outliers",
    title: "Access that peers do not have",
    description:
      "A user has an app that fewer than `percent` of the active users of the same department and title have, where these are `peers` or more. The user counts as one of them.",
    severity: "MEDIUM",
    walk: "PEERS",
    parameters: { percent: 10, peers: 5 },
    restsOn: reach,
    refutedBy: ["users", "memberships", "appUsers", "appGroups"],
    usesLog: false,
    summary: ({ withAccess, peers, department, title }) =>
      `${String(withAccess)} of ${String(peers)} peers (${String(title)}, ${String(department)}) have it.`,
  },
  MISSING_USUAL_ACCESS: {
    statement: "missing-usual-access",
    title: "Usual access that is missing",
    description:
      "A user lacks an app that `percent` or more of the active users of the same department and title have, where these are `peers` or more: a gap of the start in a job, as a rule.",
    severity: "LOW",
    walk: "PEERS",
    parameters: { percent: 90, peers: 5 },
    restsOn: reach,
    refutedBy: ["memberships", "appUsers", "appGroups"],
    usesLog: false,
    summary: ({ withAccess, peers, department, title }) =>
      `${String(withAccess)} of ${String(peers)} peers (${String(title)}, ${String(department)}) have it.`,
  },
  SEPARATION_OF_DUTIES: {
    statement: "separation-of-duties",
    title: "Separation of duties",
    description:
      "A user who is not deprovisioned has something of side `a` and something of side `b` of one of `rules`: apps by any path, memberships in groups, admin roles of their own or through a group. Or, of a rule with `without` in place of `b`, something of side `a` and nothing of that: a control that is missing. This is POSSIBLE where something of it may not have been read.",
    severity: "HIGH",
    walk: "USERS",
    parameters: { rules: [] },
    restsOn: [...reach, "roleAssignments", "roles"],
    refutedBy: [],
    usesLog: false,
    summary: ({ rule, ofA, ofB, lacks }) =>
      `${listed(rule)}: ${String(ofA)} of side a and ${lacks ? "nothing of `without`" : `${String(ofB)} of side b`}.`,
  },
} as const satisfies Record<string, FindingDefinition>;
