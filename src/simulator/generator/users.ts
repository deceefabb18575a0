import { insert } from "../org/ordered.ts";
import { GIVEN, type OrgState, oktaTime, type SimUser, type UserProfile, type UserStatus } from "../org/state.ts";
import type { Random } from "../random.ts";
import { cities, departments, hardNames, personName, titles } from "./names.ts";
import { type OrgPlan, pastTime } from "./plan.ts";

/** Every status a user can have, the first eight users one each, the rest by these shares. */
const statuses: readonly (readonly [UserStatus, number])[] = [
  ["ACTIVE", 0.84],
  ["DEPROVISIONED", 0.06],
  ["SUSPENDED", 0.02],
  ["STAGED", 0.02],
  ["PROVISIONED", 0.02],
  ["PASSWORD_EXPIRED", 0.02],
  ["LOCKED_OUT", 0.01],
  ["RECOVERY", 0.01],
];

function statusOf(random: Random, number: number): UserStatus {
  const first = statuses[number];
  if (first !== undefined) return first[0];
  let at = random.next();
  for (const [status, share] of statuses) {
    at -= share;
    if (at < 0) return status;
  }
  return "ACTIVE";
}

function profileOf(plan: OrgPlan, random: Random, number: number, managers: readonly string[]): UserProfile {
  const hard = random.chance(plan.hardNames);
  const person = personName(random);
  const firstName = hard ? random.pick(hardNames).slice(0, 50) : person.firstName;
  const plain = `${person.firstName}.${person.lastName}`
    .normalize("NFD")
    .replace(/[^A-Za-z.]/g, "")
    .toLowerCase();
  const login =
    hard && random.chance(0.3)
      ? `${plain}+${number}.ünïcode@${plan.subdomain}.example`
      : `${plain}.${number}@${plan.subdomain}.example`;
  const profile: UserProfile = {
    firstName,
    lastName: person.lastName,
    mobilePhone: null,
    secondEmail: null,
    login: random.chance(0.02) ? login.toUpperCase() : login,
    email: login,
  };
  if (random.chance(0.01)) profile.lastName = null;
  if (random.chance(0.5)) profile.displayName = hard ? firstName : `${firstName} ${person.lastName}`;
  if (!random.chance(0.05)) profile.department = random.pick(departments);
  else if (random.chance(0.5)) profile.department = null;
  if (!random.chance(0.1)) profile.title = random.pick(titles);
  profile.city = random.pick(cities);
  profile.costCenter = `CC-${String(random.int(Math.max(4, Math.ceil(plan.users / 60)))).padStart(4, "0")}`;
  profile.employeeNumber = String(100_000 + number);
  if (managers.length > 0 && random.chance(0.8))
    profile.managerId = managers[random.int(Math.max(1, managers.length >> 3))] as string;
  if (random.chance(0.03)) profile.shirtSizes = random.chance(0.5) ? ["M", "L"] : [];
  if (random.chance(0.02)) profile.remote = random.chance(0.5);
  return profile;
}

/** The users in id order, all but the deprovisioned ones members of Everyone. */
export function generateUsers(plan: OrgPlan, state: OrgState): SimUser[] {
  const random = plan.random("users");
  const ids = Array.from({ length: plan.users }, () => state.nextId("00u")).sort((a, b) => (a < b ? -1 : 1));
  const everyone = state.members.get(state.everyoneId) ?? new Map();
  const [employee, contractor] = state.userTypes.map((type) => type.id) as [string, string];
  return ids.map((id, number) => {
    const status = statusOf(random, number);
    const created = pastTime(plan, random, 1_500);
    const since = (share: number) => oktaTime(created + Math.floor((plan.until - created) * share));
    const begun = status !== "STAGED";
    const user: SimUser = {
      id,
      status,
      created: oktaTime(created),
      activated: begun ? since(0) : null,
      statusChanged: begun ? since(random.next()) : null,
      lastLogin: begun && status !== "PROVISIONED" && random.chance(0.9) ? since(random.next()) : null,
      lastUpdated: since(0.2 + 0.8 * random.next()),
      passwordChanged: begun && random.chance(0.8) ? since(0.5 * random.next()) : null,
      typeId: random.chance(0.1) ? contractor : employee,
      profile: profileOf(plan, random, number, ids),
    };
    insert(state.users, id, user);
    const groups = new Set<string>();
    if (status !== "DEPROVISIONED") {
      everyone.set(id, GIVEN);
      groups.add(state.everyoneId);
    }
    state.groupsOf.set(id, groups);
    return user;
  });
}
