import type { NewPermission, NewResource } from "../org/role-changes.ts";
import type { SimUser } from "../org/state.ts";
import type { SimOrg } from "../org.ts";
import type { Random } from "../random.ts";
import { eligibleGroups } from "./groups.ts";
import { departments } from "./names.ts";

const kinds: readonly { label: string; permissions: readonly NewPermission[] }[] = [
  { label: "Membership keeper", permissions: ["okta.groups.members.manage", "okta.users.groupMembership.manage"] },
  {
    label: "Password desk",
    permissions: [
      "okta.users.credentials.resetPassword",
      "okta.users.credentials.resetFactors",
      { label: "okta.users.read", conditions: { exclude: { "okta:ResourceAttribute/User/Profile": ["costCenter"] } } },
    ],
  },
  {
    label: "App keeper",
    permissions: ["okta.apps.assignment.manage", "okta.users.appAssignment.manage", "okta.groups.appAssignment.manage"],
  },
  {
    label: "Auditor",
    permissions: ["okta.iam.read", "okta.users.read", "okta.groups.read", "okta.apps.read"],
  },
  {
    label: "Profile editor",
    permissions: [
      {
        label: "okta.users.userprofile.manage",
        conditions: { include: { "okta:ResourceAttribute/User/Profile": ["department", "title"] } },
      },
    ],
  },
  {
    label: "App owner",
    permissions: ["okta.apps.manage", "okta.apps.clientCredentials.read", "okta.a.new.permission"],
  },
];

/** One resource set for every twentieth administrator, each with a few custom roles bound to users, groups and service apps. */
export function bindCustomRoles(org: SimOrg, random: Random, admins: number, users: readonly SimUser[]): void {
  const roles = kinds.map(({ label, permissions }) => org.addCustomRole({ label, permissions }).id);
  const groups = eligibleGroups(org);
  const services = [...org.apps.values()].filter(({ serviceApp }) => serviceApp);
  const sets = Array.from({ length: Math.max(1, Math.floor(admins / 20)) }, (_, number) =>
    org.addResourceSet({
      label: `${departments[number % departments.length]} ${number}`,
      resources: resources(org, random, number),
    }),
  );
  for (const [number, set] of sets.entries()) {
    const role = roles[number % roles.length] as string;
    if (groups.length > 0) org.bind(set.id, role, `groups/${random.pick(groups)}`);
    if (users.length > 0)
      org.bind(set.id, roles[(number + 1) % roles.length] as string, `users/${random.pick(users).id}`);
    const service = services[number];
    if (service !== undefined && number % 3 === 0) org.bind(set.id, role, `clients/${service.id}`);
  }
  for (const [number, user] of users.entries()) {
    const set = sets[number % sets.length];
    if (set !== undefined) org.bind(set.id, roles[number % roles.length] as string, `users/${user.id}`);
  }
}

function resources(org: SimOrg, random: Random, number: number): NewResource[] {
  const directory = `orn:okta:directory:${org.id}`;
  const apps = `orn:okta:idp:${org.id}:apps`;
  const groups = [...org.groups.keys()];
  const group = () => `${directory}:groups:${random.pick(groups)}`;
  const found: NewResource[] = Array.from({ length: 1 + random.int(3) }, group);
  found.push(`${group()}:contained_resources`);
  if (number % 5 === 0)
    found.push({ orn: `${directory}:users`, excludes: [`${directory}:users:${[...org.users.keys()].at(-1)}`] });
  if (number % 5 === 1) found.push(`${directory}:groups`);
  if (number % 5 === 2) found.push({ orn: apps, excludes: [] });
  const app = org.apps.size === 0 ? undefined : random.pick([...org.apps.values()]);
  if (app !== undefined && app.name !== null) {
    found.push(`${apps}:${app.name}:${app.id}`);
    if (random.chance(0.4)) found.push(`${apps}:${app.name}`);
  }
  return found;
}
