import { type FindingCase, membersOf, people } from "./case.ts";

const duties: FindingCase["org"] = {
  users: [...people("ada", "bob", "cleo", "dan"), { id: "eve", status: "DEPROVISIONED" }],
  groups: [{ id: "pay", name: "Payers" }, { id: "apr", name: "Approvers" }, { id: "adm" }],
  apps: [
    { id: "erp", label: "ERP" },
    { id: "bank", label: "Bank" },
  ],
  members: [
    ...membersOf("pay", "ada", "bob", "eve"),
    ...membersOf("apr", "ada", "eve"),
    ...membersOf("adm", "bob", "dan"),
  ],
  groupApps: [{ group: "apr", app: "bank" }],
  direct: [
    { user: "cleo", app: "bank" },
    { user: "dan", app: "erp" },
  ],
};

export const separationCases: FindingCase[] = [
  {
    kind: "SEPARATION_OF_DUTIES",
    about: "finds whoever has something of both sides, by apps, groups and roles",
    org: duties,
    admin: { assignments: [{ id: "r1", to: "adm", role: "SUPER_ADMIN" }] },
    parameters: {
      rules: [
        { name: "Pay and approve", a: { groups: ["Payers"] }, b: { apps: ["Bank"] } },
        { name: "Pay and administer", a: { groups: ["Payers"], apps: ["ERP"] }, b: { roles: ["SUPER_ADMIN"] } },
        { name: "Nobody", a: { apps: ["ERP"] }, b: { roles: ["ORG_ADMIN"] } },
      ],
    },
    hits: ["ada · Payers · Bank", "bob · Payers · Super Administrator", "dan · ERP · Super Administrator"],
    summaries: { ada: "Pay and approve: 1 of side a and 1 of side b." },
  },
  {
    kind: "SEPARATION_OF_DUTIES",
    about: "finds whoever has something of the one side and nothing of the other, by apps, groups and roles",
    org: duties,
    admin: {
      assignments: [
        { id: "r1", to: "adm", role: "SUPER_ADMIN" },
        { id: "r2", to: "cleo", role: "READ_ONLY_ADMIN", status: "INACTIVE" },
      ],
    },
    parameters: {
      rules: [
        { name: "Payers can see the bank", a: { groups: ["Payers"] }, without: { apps: ["Bank"] } },
        { name: "Payers approve or administer", a: { groups: ["Payers"] }, without: { groups: ["Approvers", "adm"] } },
        { name: "Who has an app administers", a: { apps: ["Bank", "ERP"] }, without: { roles: ["SUPER_ADMIN"] } },
        {
          name: "The bank is read",
          a: { apps: ["Bank"] },
          without: { roles: ["READ_ONLY_ADMIN"], groups: ["Payers"] },
        },
        { name: "Nobody lacks", a: { roles: ["SUPER_ADMIN"] }, without: { groups: ["adm"] } },
      ],
    },
    hits: ["ada · Bank", "bob · Payers", "cleo · Bank", "cleo · Bank"],
    summaries: { bob: "Payers can see the bank: 1 of side a and nothing of `without`." },
  },
  {
    kind: "SEPARATION_OF_DUTIES",
    about: "doubts that somebody is not in a group whose members could not be read, and nothing else",
    org: { ...duties, gaps: [{ collector: "memberships", scope: "apr", code: "FAILED" }] },
    parameters: {
      rules: [
        { name: "Members unread", a: { apps: ["ERP"] }, without: { groups: ["Approvers"] } },
        { name: "Members read", a: { apps: ["ERP"] }, without: { groups: ["Payers"] } },
        { name: "By an unread group", a: { apps: ["ERP"] }, without: { apps: ["Bank"] } },
        { name: "Both are seen", a: { groups: ["Approvers"] }, b: { groups: ["Payers"] } },
      ],
    },
    hits: ["dan · ERP ?", "dan · ERP", "dan · ERP ?", "ada · Approvers · Payers"],
  },
  {
    kind: "SEPARATION_OF_DUTIES",
    about: "doubts that somebody lacks a role or an app of which something could not be read",
    org: {
      ...duties,
      gaps: [
        { collector: "roleAssignments", code: "DENIED" },
        { collector: "appUsers", scope: "bank", code: "FAILED" },
      ],
    },
    parameters: {
      rules: [
        { name: "No role is seen", a: { apps: ["ERP"] }, without: { roles: ["SUPER_ADMIN"] } },
        { name: "Accounts unread", a: { apps: ["ERP"] }, without: { apps: ["Bank"] } },
        { name: "Accounts read", a: { apps: ["Bank"] }, without: { apps: ["ERP"] } },
        { name: "Members read", a: { apps: ["ERP"] }, without: { groups: ["Payers"] } },
      ],
    },
    hits: ["dan · ERP ?", "dan · ERP ?", "ada · Bank", "cleo · Bank", "dan · ERP"],
  },
];
