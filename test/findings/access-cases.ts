import { everyone, type FindingCase, halfYear, membersOf, people } from "./case.ts";

const payroll: FindingCase["org"] = {
  users: [
    ...people("ada", "bob", "cleo", "dan", "fay", "gus", "hal", "ivy", "jon", "kay", "lea"),
    { id: "eve", status: "SUSPENDED" },
  ],
  groups: [{ id: "fin" }, everyone],
  apps: [{ id: "pay" }, { id: "old", status: "INACTIVE" }, { id: "wiki" }],
  members: [
    ...membersOf("fin", "ada", "bob", "cleo", "eve", "fay", "hal", "jon", "lea"),
    { user: "dan", group: "fin", since: "2026-05-01T00:00:00.000Z" },
    ...membersOf("all", "gus"),
  ],
  direct: [{ user: "fay", app: "pay", since: "2026-06-01T00:00:00.000Z" }],
  groupApps: [
    { group: "fin", app: "pay" },
    { group: "fin", app: "old" },
    { group: "all", app: "wiki" },
  ],
  accounts: [
    { user: "hal", app: "pay", scope: "GROUP", status: "SUSPENDED", grantingGroupId: "fin" },
    { user: "ivy", app: "pay", scope: "GROUP", status: "ACTIVE", grantingGroupId: "gone" },
    { user: "gus", app: "wiki", scope: "GROUP", status: "ACTIVE", grantingGroupId: "all" },
    { user: "kay", app: "pay", scope: "USER" },
  ],
};
const uses = [
  { user: "bob", app: "pay", last: "2026-06-01T00:00:00.000Z" },
  { user: "cleo", app: "pay", last: "2026-02-01T00:00:00.000Z" },
  { user: "jon", app: "pay", lastFailure: "2026-06-01T00:00:00.000Z" },
];
// The log knows of a membership that a sync had seen before: it ended, and was made again.
const memberships = [{ user: "lea", group: "fin", at: "2026-05-10T00:00:00.000Z" }];

const peers = {
  users: [
    ...Array.from({ length: 12 }, (_, n) => ({ id: `n${n}`, department: "Sales", title: "Agent" })),
    { id: "off", department: "Sales", title: "Agent", status: "SUSPENDED" },
    ...Array.from({ length: 4 }, (_, n) => ({ id: `few${n}`, department: "Legal", title: "Counsel" })),
    { id: "untitled", department: "Sales" },
  ],
  groups: [{ id: "sales" }, { id: "odd" }],
  apps: [{ id: "crm" }, { id: "rare" }, { id: "two" }],
  members: [...membersOf("sales", ...Array.from({ length: 11 }, (_, n) => `n${n}`)), ...membersOf("odd", "n3", "off")],
  groupApps: [
    { group: "sales", app: "crm" },
    { group: "odd", app: "rare" },
  ],
  direct: [
    { user: "n1", app: "two" },
    { user: "n2", app: "two" },
    { user: "few0", app: "rare" },
    { user: "untitled", app: "rare" },
  ],
} satisfies FindingCase["org"];

export const accessCases: FindingCase[] = [
  {
    kind: "UNUSED_ACCESS",
    about: "finds what was not used for ninety days, by whatever path it comes",
    org: payroll,
    log: { covered: halfYear, uses, memberships },
    hits: ["ada · pay", "cleo · pay", "fay · pay", "ivy · pay", "jon · pay"],
    unknown: { GRANT_TOO_NEW: 2 },
    summaries: {
      ada: "Not used from 2026-01-01 until 2026-06-30.",
      cleo: "Last used on 2026-02-01, and not since then until 2026-06-30.",
    },
  },
  {
    kind: "UNUSED_ACCESS",
    about: "counts the apps of Everyone when asked to",
    org: payroll,
    log: { covered: halfYear, uses, memberships },
    parameters: { includeEveryone: true },
    hits: ["ada · pay", "cleo · pay", "fay · pay", "gus · wiki", "ivy · pay", "jon · pay"],
    unknown: { GRANT_TOO_NEW: 2 },
  },
  {
    kind: "UNUSED_ACCESS",
    about: "finds nothing, and says so of everybody, where the log was never read",
    org: payroll,
    hits: [],
    unknown: { ACTIVITY_NOT_READ: 8 },
  },
  {
    kind: "UNUSED_ACCESS",
    about: "finds nothing where the log is still being read",
    org: payroll,
    log: { covered: null },
    hits: [],
    unknown: { ACTIVITY_INCOMPLETE: 8 },
  },
  {
    kind: "UNUSED_ACCESS",
    about: "finds nothing where the log is not known for as long as asked; a use within it still clears",
    org: payroll,
    log: { covered: halfYear, uses, memberships },
    parameters: { days: 365 },
    hits: [],
    unknown: { COVERAGE_TOO_SHORT: 6 },
  },
  {
    kind: "NEVER_USED_ACCESS",
    about: "leaves out what was used ever so long ago, unless before it was given anew",
    org: {
      ...payroll,
      users: [...(payroll.users ?? []), { id: "moe" }],
      direct: [...(payroll.direct ?? []), { user: "moe", app: "pay" }],
    },
    log: {
      covered: halfYear,
      uses: [...uses, { user: "moe", app: "pay", last: "2026-01-10T00:00:00.000Z" }],
      memberships,
      assignments: [{ user: "moe", app: "pay", at: "2026-02-10T00:00:00.000Z" }],
    },
    hits: ["ada · pay", "fay · pay", "ivy · pay", "jon · pay", "moe · pay"],
    unknown: { GRANT_TOO_NEW: 2 },
    summaries: { moe: "No use from 2026-01-01 until 2026-06-30; given on 2026-02-10." },
  },
  {
    kind: "DIRECT_BESIDE_GROUP",
    about: "finds the own assignment beside each group that gives the same",
    org: {
      users: people("ada", "bob", "cleo", "dan"),
      groups: [{ id: "g1" }, { id: "g2" }, { id: "g3" }],
      apps: [{ id: "pay" }, { id: "wiki" }, { id: "solo" }],
      members: [...membersOf("g1", "ada", "bob"), ...membersOf("g2", "ada"), ...membersOf("g3", "cleo")],
      groupApps: [
        { group: "g1", app: "pay" },
        { group: "g2", app: "pay" },
        { group: "g3", app: "wiki" },
      ],
      direct: [
        { user: "ada", app: "pay" },
        { user: "cleo", app: "pay" },
        { user: "dan", app: "solo" },
      ],
    },
    hits: ["ada · pay · g1 · g2"],
    summaries: { ada: "Assigned individually, and given by 2 groups as well." },
  },
  {
    kind: "DIRECT_BESIDE_GROUP",
    about: "finds what a group could give when asked to",
    org: {
      users: people("ada", "dan"),
      groups: [{ id: "g1" }],
      apps: [{ id: "pay" }, { id: "solo" }],
      groupApps: [{ group: "g1", app: "pay" }],
      direct: [
        { user: "ada", app: "pay" },
        { user: "dan", app: "solo" },
      ],
    },
    parameters: { includePossible: true },
    hits: ["ada · pay"],
    summaries: { ada: "Assigned individually, and groups the user is not in would give it." },
  },
  {
    kind: "REDUNDANT_PATHS",
    about: "counts groups and the own assignment, and no group twice",
    org: {
      users: people("ada", "bob", "cleo", "dan"),
      groups: [{ id: "g1" }, { id: "g2" }, everyone],
      apps: [{ id: "pay" }, { id: "wiki" }],
      members: [
        ...membersOf("g1", "ada", "bob", "cleo"),
        ...membersOf("g2", "ada"),
        ...membersOf("all", "ada", "bob", "cleo", "dan"),
      ],
      groupApps: [
        { group: "g1", app: "pay" },
        { group: "g2", app: "pay" },
        { group: "all", app: "pay" },
        { group: "all", app: "wiki" },
        { group: "all", app: "wiki", kind: "IMPLICIT" },
      ],
      direct: [{ user: "bob", app: "pay" }],
    },
    hits: ["ada · pay · g1 · g2", "bob · pay · g1"],
    summaries: { bob: "2 independent paths: the own assignment and 1 group." },
  },
  {
    kind: "REDUNDANT_PATHS",
    about: "counts Everyone once when asked to",
    org: {
      users: people("ada", "dan"),
      groups: [{ id: "g1" }, everyone],
      apps: [{ id: "pay" }],
      members: [...membersOf("g1", "ada"), ...membersOf("all", "ada", "dan")],
      groupApps: [
        { group: "g1", app: "pay" },
        { group: "all", app: "pay" },
        { group: "all", app: "pay", kind: "IMPLICIT" },
      ],
    },
    parameters: { includeEveryone: true },
    hits: ["ada · pay · Everyone · g1"],
  },
  {
    kind: "PEER_OUTLIER",
    about: "says n of m of those who are active and of one department and title",
    org: peers,
    hits: ["n3 · rare"],
    summaries: { n3: "1 of 12 peers (Agent, Sales) have it." },
  },
  {
    kind: "PEER_OUTLIER",
    about: "takes other shares and smaller groups when asked to",
    org: peers,
    parameters: { percent: 30, peers: 4 },
    hits: ["few0 · rare", "n1 · two", "n2 · two", "n3 · rare"],
  },
  {
    kind: "MISSING_USUAL_ACCESS",
    about: "finds who lacks what nearly all peers have",
    org: peers,
    hits: ["n11 · crm"],
    summaries: { n11: "11 of 12 peers (Agent, Sales) have it." },
  },
  {
    kind: "MISSING_USUAL_ACCESS",
    about: "is only possible where memberships are missing",
    org: { ...peers, gaps: [{ collector: "memberships", scope: "sales", code: "FAILED" }] },
    hits: ["n11 · crm ?"],
  },
];
