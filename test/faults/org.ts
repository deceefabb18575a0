import { createOrg, type SimOrg } from "../../src/simulator/org.ts";

/** Rows on a page: every list below then has several pages. */
export const pageRows = 2;

/** A small org in which everything is to be found that a sync reads, and who plays which part in it. */
export interface Cast {
  org: SimOrg;
  /** Okta ids by the names used here. */
  users: Record<string, string>;
  groups: Record<string, string>;
  apps: Record<string, string>;
  rules: Record<string, string>;
  customRoles: Record<string, string>;
  resourceSets: Record<string, string>;
  tokens: Record<string, string>;
}

/** Before this matrix began, so that "changed since the start" does not mean everybody. */
const longAgo = Date.UTC(2026, 0, 5, 9);

export function castOf(seed: string): Cast {
  const org = createOrg({ seed, name: "Faulty" });
  org.clock.now = () => longAgo;
  const roles = { customRoles: {}, resourceSets: {}, tokens: {} };
  const cast: Cast = { org, users: {}, groups: { everyone: org.everyoneId }, apps: {}, rules: {}, ...roles };

  const departments = { ada: "Eng", ben: "Eng", cai: "Eng", dee: "Eng", eve: "Eng", fay: "Ops", gus: "Ops" };
  for (const name of ["ada", "ben", "cai", "dee", "eve", "fay", "gus", "hal", "ida", "xan", "yul", "zed"]) {
    addUser(cast, name, departments[name as keyof typeof departments] ?? "Sales");
  }
  const group = (name: string, more: { type?: "APP_GROUP"; sourceAppId?: string } = {}) => {
    cast.groups[name] = org.addGroup({ name, ...more }).id;
  };
  const app = (name: string, more: Omit<Parameters<SimOrg["addApp"]>[0], "label"> = {}) => {
    cast.apps[name] = org.addApp({ label: name, ...more }).id;
  };
  app("wiki", { manualDeprovisioning: true, features: ["PUSH_NEW_USERS", "IMPORT_PROFILE_UPDATES"] });
  app("payroll");
  app("vault", { name: null, signOnMode: null });
  app("chat", { implicitAssignment: true });
  app("mail", { selfService: true });
  app("mini");
  group("team");
  group("floor");
  group("band");
  group("old");
  group("empty");
  group("lone");
  group("staff", { type: "APP_GROUP", sourceAppId: id(cast.apps, "mail") });

  const rule = (name: string, expression: string, target: string, status: "ACTIVE" | "INACTIVE" = "ACTIVE") => {
    cast.rules[name] = org.addRule({ name, expression, groupIds: [id(cast.groups, target)], status }).id;
  };
  rule("engineers", 'user.department=="Eng"', "team");
  rule("operators", 'user.department=="Ops"', "floor");
  rule("former", 'user.department=="Law"', "floor", "INACTIVE");

  join(cast, "team", "hal");
  join(cast, "band", "ada", "ben", "fay", "gus", "hal");
  join(cast, "staff", "ada", "cai", "eve", "ida");
  join(cast, "old", "gus", "hal");
  join(cast, "lone", "ben", "cai", "dee");
  assign(cast, "wiki", "ada", "ben", "cai", "dee", "eve", "fay", "xan");
  assign(cast, "payroll", "ida");
  assign(cast, "mail", "ada", "ben");
  assign(cast, "mini", "gus", "hal");
  for (const name of ["team", "band", "staff", "floor"]) grant(cast, "payroll", name);
  for (const name of ["floor", "band", "lone"]) grant(cast, "vault", name);
  grant(cast, "wiki", "old");
  grant(cast, "mini", "floor");
  for (const name of ["xan", "yul", "zed"]) org.deactivateUser(id(cast.users, name));
  return cast;
}

/** Of each kind something is added, something goes, and something changes: what a sync under a fault may get wrong. */
export function changeOrg(cast: Cast): void {
  const { org, users, groups, apps, rules } = cast;
  org.clock.now = () => Date.now();
  addUser(cast, "new", "Eng");
  org.updateUser(id(users, "cai"), { title: "Lead" });
  org.suspendUser(id(users, "fay"));
  org.deactivateUser(id(users, "eve"));
  org.deleteUser(id(users, "ida"));
  org.deleteUser(id(users, "zed"));

  join(cast, "band", "new");
  join(cast, "empty", "ben");
  org.removeMember(id(groups, "band"), id(users, "ben"));
  org.removeMember(id(groups, "team"), id(users, "dee"));
  for (const name of ["ben", "cai", "dee"]) org.removeMember(id(groups, "lone"), id(users, name));
  org.renameGroup(id(groups, "band"), "band of old");
  org.deleteGroup(id(groups, "old"));
  cast.groups.fresh = org.addGroup({ name: "fresh" }).id;
  join(cast, "fresh", "gus");

  org.changeRule(id(rules, "operators"), { name: "operators and more" });
  org.deleteRule(id(rules, "former"));
  org.addRule({ name: "guests", expression: 'user.department=="Guest"', groupIds: [id(groups, "fresh")] });

  org.updateApp(id(apps, "vault"), { label: "the vault" });
  org.deleteApp(id(apps, "mail"));
  cast.apps.docs = org.addApp({ label: "docs" }).id;
  assign(cast, "docs", "ada");
  assign(cast, "wiki", "new");
  org.unassignUser(id(apps, "wiki"), id(users, "ben"));
  org.setAccountStatus(id(apps, "wiki"), id(users, "cai"), "SUSPENDED");
  grant(cast, "docs", "floor");
  grant(cast, "payroll", "empty");
  grant(cast, "vault", "fresh");
  org.unassignGroup(id(apps, "payroll"), id(groups, "staff"));
}

export function id(names: Record<string, string>, name: string): string {
  const found = names[name];
  if (found === undefined) throw new Error(`Nobody and nothing here is called ${name}.`);
  return found;
}

export function addUser(cast: Cast, name: string, department: string, userId?: string): void {
  const profile = {
    login: `${name}@faulty.example`,
    email: `${name}@faulty.example`,
    displayName: name,
    department,
    title: null,
  };
  cast.users[name] = cast.org.addUser({ profile, ...(userId === undefined ? {} : { id: userId }) }).id;
}

export function assign(cast: Cast, app: string, ...names: string[]): void {
  for (const name of names) cast.org.assignUser(id(cast.apps, app), id(cast.users, name));
}

function join(cast: Cast, group: string, ...names: string[]): void {
  for (const name of names) cast.org.addMember(id(cast.groups, group), id(cast.users, name));
}

function grant(cast: Cast, app: string, group: string): void {
  cast.org.assignGroup(id(cast.apps, app), id(cast.groups, group));
}
