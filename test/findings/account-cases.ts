import { everyone, type FindingCase, halfYear, membersOf, people } from "./case.ts";

const created = "2025-01-01T00:00:00.000Z";
const old = (...ids: string[]) => people(...ids).map((one) => ({ ...one, created }));

export const accountCases: FindingCase[] = [
  {
    kind: "DORMANT_ACCOUNT",
    about: "takes a late lastLogin for a sign-in, and an early one for nothing",
    org: {
      users: [
        ...old("ada", "bob"),
        { id: "cleo", created, lastLogin: "2026-06-01T00:00:00.000Z" },
        { id: "dan", created, lastLogin: "2025-06-01T00:00:00.000Z" },
        { id: "eve", created: "2026-06-01T00:00:00.000Z" },
        { id: "fay", created, status: "SUSPENDED" },
        { id: "gus", created, lastLogin: "2025-06-01T00:00:00.000Z" },
      ],
    },
    log: {
      covered: halfYear,
      activity: { bob: "2026-06-01T00:00:00.000Z", dan: "2026-02-01T00:00:00.000Z", gus: "2026-05-01T00:00:00.000Z" },
    },
    hits: ["ada", "dan"],
    unknown: { ACCOUNT_TOO_NEW: 1 },
    summaries: { dan: "Last sign-in on 2026-02-01; none since until 2026-06-30." },
  },
  {
    kind: "DORMANT_ACCOUNT",
    about: "says of nobody that they are dormant where the log was not read",
    org: { users: [...old("ada"), { id: "bob", created, lastLogin: "2020-01-01T00:00:00.000Z" }] },
    hits: [],
    unknown: { ACTIVITY_NOT_READ: 2 },
  },
  {
    kind: "NEVER_ACTIVATED_ACCOUNT",
    about: "finds who is not activated yet, and who has never come",
    org: {
      users: [
        { id: "ada", status: "STAGED", created: "2026-06-01T00:00:00.000Z" },
        { id: "bob", status: "PROVISIONED", created },
        { id: "cleo", created },
        { id: "dan", created, lastLogin: created },
        { id: "eve", status: "DEPROVISIONED", created },
        { id: "fay" },
        { id: "gus", created: "2999-01-01T00:00:00.000Z" },
      ],
    },
    hits: ["ada", "bob", "cleo"],
    unknown: { DATE_NOT_KNOWN: 1 },
    summaries: { bob: "PROVISIONED, created on 2025-01-01, never signed in." },
  },
  {
    kind: "LEAVER_WITH_ACCESS",
    about: "finds groups, apps, roles and tokens that were left to those who are gone",
    org: {
      users: [
        ...["ada", "bob", "cleo", "dan", "eve", "fay"].map((id) => ({ id, status: "SUSPENDED" })),
        { id: "gus", status: "DEPROVISIONED" },
        { id: "hal", status: "LOCKED_OUT" },
        { id: "ivy", status: "DEPROVISIONED" },
      ],
      groups: [{ id: "g1" }, { id: "adm" }, everyone],
      apps: [{ id: "pay" }, { id: "badge" }],
      members: [
        ...membersOf("all", "ada", "bob", "cleo", "dan", "eve", "fay"),
        ...membersOf("g1", "ada", "hal"),
        ...membersOf("adm", "dan"),
      ],
      direct: [{ user: "bob", app: "pay" }],
      accounts: [
        { user: "gus", app: "badge", scope: "GROUP" },
        { user: "ivy", app: "badge", scope: "USER" },
      ],
    },
    admin: {
      assignments: [
        { id: "r1", to: "adm", role: "USER_ADMIN" },
        { id: "r2", to: "cleo", role: "SUPER_ADMIN", status: "INACTIVE" },
      ],
      apiTokens: [
        { id: "t1", user: "eve", expires: "2999-01-01T00:00:00.000Z" },
        { id: "t2", user: "fay", expires: "2020-01-01T00:00:00.000Z" },
      ],
    },
    hits: ["ada", "bob", "dan", "eve", "gus"],
    summaries: {
      ada: "SUSPENDED with 1 group.",
      dan: "SUSPENDED with 1 group, 1 admin role.",
      eve: "SUSPENDED with 1 API token.",
    },
  },
];
