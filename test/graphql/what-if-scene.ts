import { seed } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

/** An org in which every change has somebody it touches, and somebody like them whom it does not. */
export async function seedWhatIf(id: string): Promise<void> {
  await seed({
    id,
    users: [
      { id: "ann", department: "Sales", title: "Lead" },
      { id: "bo", department: "Legal" },
      { id: "cy", department: "Sales" },
      { id: "di", status: "SUSPENDED" },
      { id: "ed", status: "DEPROVISIONED" },
      { id: "flo", department: "Sales" },
    ],
    groups: [
      { id: "all", name: "Everyone", type: "BUILT_IN" },
      { id: "fin", name: "Finance" },
      { id: "sales", name: "Sales" },
      { id: "leads", name: "Leads" },
      { id: "ad", name: "AD Finance", type: "APP_GROUP" },
      { id: "admins", name: "Helpers" },
      { id: "maybe", name: "Maybe" },
      { id: "chain", name: "Chain" },
    ],
    rules: [
      { id: "r-sales", name: "Sales by department", targets: ["sales"], expression: 'user.department == "Sales"' },
      {
        id: "r-leads",
        name: "Leads",
        targets: ["leads"],
        expression: 'user.department == "Sales" and user.title == "Lead"',
      },
      { id: "r-maybe", targets: ["maybe"], expression: 'user.department == "Sales" and user.costCenter == "7"' },
      { id: "r-chain", targets: ["chain"], expression: 'isMemberOfGroupName("Leads")' },
      { id: "r-off", status: "INACTIVE", targets: ["fin"], expression: 'user.department == "Legal"' },
    ],
    apps: [
      { id: "pay", label: "Payroll" },
      { id: "crm", label: "CRM" },
      { id: "wiki", label: "Wiki", implicitAssignment: true },
      { id: "old", label: "Old", status: "INACTIVE" },
      { id: "odd", label: "Odd" },
      { id: "lab", label: "Lab" },
      { id: "club", label: "Club" },
    ],
    members: [
      ...["ann", "bo", "cy", "di", "flo"].map((user) => ({ user, group: "all", reason: "BUILT_IN" })),
      ...["ann", "bo", "di"].map((user) => ({ user, group: "fin" })),
      ...["ann", "cy", "flo"].map((user) => ({ user, group: "sales", ruleIds: ["r-sales"] })),
      { user: "bo", group: "sales" },
      { user: "ann", group: "leads", ruleIds: ["r-leads"] },
      { user: "ann", group: "chain", ruleIds: ["r-chain"] },
      { user: "cy", group: "ad", reason: "IMPORT" },
      { user: "bo", group: "ad", reason: "IMPORT" },
      { user: "flo", group: "admins" },
      { user: "cy", group: "maybe", ruleIds: ["r-maybe"] },
    ],
    direct: [
      { user: "bo", app: "pay" },
      { user: "ann", app: "old" },
    ],
    groupApps: [
      { group: "fin", app: "pay" },
      { group: "ad", app: "pay" },
      { group: "fin", app: "crm" },
      { group: "sales", app: "crm" },
      { group: "all", app: "wiki", kind: "IMPLICIT" },
      { group: "fin", app: "wiki" },
      { group: "fin", app: "odd" },
      { group: "leads", app: "lab" },
      { group: "chain", app: "club" },
      { group: "maybe", app: "odd" },
    ],
    accounts: [
      { user: "bo", app: "pay" },
      { user: "ann", app: "pay", scope: "GROUP", grantingGroupId: "fin" },
      { user: "ann", app: "odd", scope: "GROUP", grantingGroupId: "unread" },
      { user: "bo", app: "odd", scope: "GROUP", grantingGroupId: "fin" },
      { user: "flo", app: "crm", scope: "GROUP", grantingGroupId: "sales", status: "SUSPENDED" },
    ],
  });
  await seedAdmin(id, {
    assignments: [
      { id: "gra-help", to: "admins", role: "HELP_DESK_ADMIN" },
      { id: "ra-app", to: "flo", role: "APP_ADMIN" },
      { id: "gra-off", to: "admins", role: "APP_ADMIN", status: "INACTIVE" },
    ],
  });
}
