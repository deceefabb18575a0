import { type FindingCase, halfYear, membersOf, people } from "./case.ts";

const created = "2025-01-01T00:00:00.000Z";
const later = "2999-01-01T00:00:00.000Z";
const past = "2020-01-01T00:00:00.000Z";

/** Ada has a role of her own, Bob by a group, Cleo by both; Dan's is switched off, Eve's has ended, Fay has none. */
const staff = ["ada", "bob", "cleo", "dan", "eve", "fay"];
const org: FindingCase["org"] = {
  users: staff.map((id) => ({ id, created })),
  groups: [{ id: "adm" }, { id: "plain" }],
  members: [...membersOf("adm", "bob", "cleo"), ...membersOf("plain", "fay")],
};
const admin: FindingCase["admin"] = {
  assignments: [
    { id: "a1", to: "ada", role: "SUPER_ADMIN" },
    { id: "a2", to: "adm", role: "APP_ADMIN" },
    { id: "a3", to: "cleo", role: "SUPER_ADMIN", expires: later },
    { id: "a4", to: "dan", role: "SUPER_ADMIN", status: "INACTIVE" },
    { id: "a5", to: "eve", role: "SUPER_ADMIN", expires: past },
  ],
};
const withStatus = (statuses: Record<string, string>): FindingCase["org"] => ({
  ...org,
  users: staff.map((id) => ({ id, created, status: statuses[id] ?? "ACTIVE" })),
});

/** Ada and Gil by a role of their own, Gil and Hal by one group, Hal and Ida by another. */
const manySupers: FindingCase["org"] = {
  users: people(...staff, "gil", "hal", "ida"),
  groups: [{ id: "adm" }, { id: "root" }, { id: "toor" }, { id: "past" }],
  members: [
    ...membersOf("adm", "bob"),
    ...membersOf("root", "gil", "hal"),
    ...membersOf("toor", "hal", "ida"),
    ...membersOf("past", "fay"),
  ],
};
const standing = [
  { id: "b1", to: "gil", role: "SUPER_ADMIN" },
  { id: "b2", to: "root", role: "SUPER_ADMIN" },
  { id: "b3", to: "toor", role: "SUPER_ADMIN" },
  { id: "b4", to: "past", role: "SUPER_ADMIN", expires: later },
];

export const adminCases: FindingCase[] = [
  {
    kind: "PRIVILEGED_USER",
    about: "finds roles of one's own and through groups, and none that gives nothing",
    org,
    admin,
    hits: ["ada", "bob · adm", "cleo · adm"],
    summaries: { ada: "Super Administrator, given directly.", bob: "Application Administrator, through 1 group." },
  },
  {
    kind: "STANDING_SUPER_ADMIN",
    about: "leaves out who is so for a time only",
    org,
    admin: { ...admin, factors: { ada: [{ id: "f1" }, { id: "f2" }] } },
    hits: ["ada"],
    summaries: { ada: "ACTIVE, given directly; 2 factors." },
  },
  {
    kind: "TOO_MANY_SUPER_ADMINS",
    about: "counts each once, however they are given the role, and none whose role ends or is switched off",
    org: manySupers,
    admin: { assignments: [...(admin?.assignments ?? []), ...standing] },
    parameters: { most: 3 },
    hits: ["Super Administrator · ada · gil · hal · ida"],
    summaries: { "Super Administrator": "4 standing super admins, 2 of them only through groups: more than 3." },
  },
  {
    kind: "TOO_MANY_SUPER_ADMINS",
    about: "finds nothing where there are as many as are wanted",
    org: manySupers,
    admin: { assignments: [...(admin?.assignments ?? []), ...standing] },
    parameters: { most: 4 },
    hits: [],
  },
  {
    kind: "DORMANT_PRIVILEGED",
    about: "finds who has a role and does not come",
    org: {
      ...org,
      users: [...staff.map((id) => ({ id, created })), { id: "new", created: "2026-06-01T00:00:00.000Z" }],
    },
    admin: { assignments: [...(admin?.assignments ?? []), { id: "a6", to: "new", role: "REPORT_ADMIN" }] },
    log: { covered: halfYear, activity: { ada: "2026-06-01T00:00:00.000Z", bob: "2026-02-01T00:00:00.000Z" } },
    hits: ["bob · adm", "cleo · adm"],
    unknown: { ACCOUNT_TOO_NEW: 1 },
  },
  {
    kind: "DORMANT_PRIVILEGED",
    about: "says nothing without the log",
    org,
    admin,
    hits: [],
    unknown: { ACTIVITY_NOT_READ: 3 },
  },
  {
    kind: "PRIVILEGED_NOT_ACTIVE",
    about: "finds any other status",
    org: withStatus({ bob: "SUSPENDED", cleo: "LOCKED_OUT", fay: "SUSPENDED", dan: "DEPROVISIONED" }),
    admin,
    hits: ["bob · adm", "cleo · adm"],
  },
  {
    kind: "PRIVILEGED_WITHOUT_RECENT_USE",
    about: "counts sign-ins to the Admin Console, and doubts those who have tokens",
    org: { ...org, apps: [{ id: "console", name: "saasure" }, { id: "mail" }] },
    admin: { ...admin, apiTokens: [{ id: "t1", user: "cleo" }] },
    log: {
      covered: halfYear,
      uses: [
        { user: "ada", app: "console", last: "2026-06-01T00:00:00.000Z" },
        { user: "bob", app: "console", last: "2026-02-01T00:00:00.000Z" },
        { user: "bob", app: "mail", last: "2026-06-01T00:00:00.000Z" },
      ],
    },
    hits: ["bob · adm", "cleo · adm ?"],
  },
  {
    kind: "PRIVILEGED_WITHOUT_RECENT_USE",
    about: "is unknown where Okta does not list the console",
    org,
    admin,
    log: { covered: halfYear },
    hits: [],
    unknown: { ADMIN_CONSOLE_NOT_LISTED: 3 },
  },
  {
    kind: "PRIVILEGED_WITH_WEAK_SIGN_IN",
    about: "takes no factor that was not read for none",
    org: {
      ...org,
      users: [
        { id: "ada", passwordChanged: "2999-01-01T00:00:00.000Z" },
        { id: "bob", passwordChanged: past },
        { id: "cleo", passwordChanged: later },
        { id: "zoe" },
        { id: "yan", passwordChanged: later },
        { id: "gone", status: "DEPROVISIONED", passwordChanged: past },
        { id: "fay", passwordChanged: past },
      ],
      members: membersOf("adm", "bob", "cleo", "zoe", "yan", "gone"),
    },
    admin: {
      assignments: [
        { id: "a1", to: "ada", role: "SUPER_ADMIN" },
        { id: "a2", to: "adm", role: "APP_ADMIN" },
      ],
      factors: { ada: [], bob: [{ id: "f1" }], yan: [{ id: "f2" }], zoe: [{ id: "f3" }], fay: [] },
    },
    hits: ["ada", "bob · adm"],
    unknown: { FACTORS_NOT_READ: 1, DATE_NOT_KNOWN: 1 },
    summaries: {
      ada: "No factor, with Super Administrator.",
      bob: "Password of 2020-01-01, with Application Administrator.",
    },
  },
  {
    kind: "NON_HUMAN_PRIVILEGED",
    about: "finds tokens by their owner's roles, and service apps by their own",
    org: {
      ...org,
      apps: [{ id: "svc" }, { id: "plainsvc" }],
    },
    admin: {
      assignments: [...(admin?.assignments ?? []), { id: "a9", to: "svc", role: "READ_ONLY_ADMIN" }],
      apiTokens: [
        { id: "t1", name: "by group", user: "bob", expires: later },
        { id: "t2", name: "ended", user: "bob", expires: past },
        { id: "t3", name: "of nobody", user: "fay", expires: later },
        { id: "t4", name: "switched off", user: "dan", expires: null },
      ],
      credentials: [{ id: "k1", app: "svc" }],
    },
    hits: ["by group · bob", "svc"],
    summaries: { svc: "Service app with 1 key: Read-only Administrator." },
  },
  {
    kind: "OLD_KEY_OF_PRIVILEGED_APP",
    about: "looks at keys in use only, of service apps with a role",
    org: { apps: [{ id: "svc" }, { id: "fresh" }, { id: "plain" }, { id: "retired" }] },
    admin: {
      assignments: ["svc", "fresh", "retired"].map((to) => ({ id: "a1", to, role: "READ_ONLY_ADMIN" })),
      credentials: [
        { id: "k1", app: "svc", created: past },
        { id: "k2", app: "svc", created: later },
        { id: "k3", app: "fresh", created: later },
        { id: "k4", app: "plain", created: past },
        { id: "k5", app: "retired", created: past, status: "INACTIVE" },
      ],
    },
    hits: ["svc"],
    summaries: { svc: "1 old key, the oldest of 2020-01-01, with Read-only Administrator." },
  },
];
