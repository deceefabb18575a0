import { seed } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

export const seen = "2026-01-01T00:00:00.000Z";

/** A small org with a role of every kind and over every kind of thing. */
export async function seedAdminScene(org: string): Promise<void> {
  await seed({
    id: org,
    users: ["ada", "bob", "cleo", "dan"].map((id) => ({ id })),
    groups: [
      { id: "ops", name: "Operations" },
      { id: "adm", name: "Admins" },
      { id: "eng", name: "Engineering" },
    ],
    apps: [
      { id: "git", label: "GitHub", name: "github" },
      { id: "svc", label: "Service" },
    ],
    members: [
      { user: "ada", group: "ops" },
      { user: "ada", group: "adm", ruleIds: ["r1"] },
      { user: "bob", group: "adm", reason: "DIRECT" },
    ],
  });
  await seedAdmin(org, {
    customRoles: [
      {
        id: "cr0helper",
        label: "Helper",
        permissions: ["okta.groups.read", "okta.users.manage"],
        limited: { "okta.users.manage": '{"include":[]}' },
      },
      { id: "cr0unread", label: "Unread" },
    ],
    resourceSets: [
      {
        id: "iam1",
        label: "Staff",
        orns: ["orn:b", "orn:a", "orn:device"],
        contains: [
          { node: "eng", kind: "MEMBERS", orn: "orn:b", excludes: ["orn:x"] },
          { node: "ada", orn: "orn:a" },
          { node: "git", kind: "APPS_OF_TYPE", orn: "orn:c", appName: "github" },
          { node: org, kind: "OTHER", orn: "orn:device" },
        ],
      },
    ],
    assignments: [
      { id: "ra1", to: "ada", role: "USER_ADMIN", scope: ["ops", "eng"], unresolved: ["00gGONE"] },
      { id: "ra2", to: "ada", role: "SUPER_ADMIN", scopeKnown: false, since: "2026-01-05T00:00:00.000Z" },
      { id: "ra1", to: "ops", role: "SUPER_ADMIN", status: "INACTIVE", expires: "2027-01-01T00:00:00.000Z" },
      { id: "ra1", to: "adm", role: "USER_ADMIN" },
      { id: "ra3", to: "adm", role: "cr0helper", scope: ["iam1"] },
      { id: "ra4", to: "svc", role: "APP_ADMIN", scope: ["git"], appNames: ["github"] },
      { id: "ra5", to: "svc", role: "cr0unread", scope: [], appNames: ["zoom"] },
      { id: "ra6", to: "svc", role: "READ_ONLY_ADMIN", scope: [] },
    ],
    apiTokens: [
      { id: "t2", name: "beta", user: "ada" },
      { id: "t1", name: "Alpha", user: "ada" },
      { id: "t3", name: "lost", user: "nobody" },
    ],
    credentials: [
      { id: "k2", app: "svc", kid: "b" },
      { id: "k1", app: "svc", kid: "a" },
    ],
    factors: { ada: [{ id: "f1", factorType: "webauthn", provider: "FIDO" }, { id: "f2" }], bob: [] },
  });
}
