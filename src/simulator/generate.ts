import { generateAdmins, giveGroupRole } from "./generator/admins.ts";
import { draftApps, placeApps } from "./generator/apps.ts";
import { draftGroups, fillGroups, placeGroups } from "./generator/groups.ts";
import { type OrgSize, planOrg } from "./generator/plan.ts";
import { generateRules } from "./generator/rules.ts";
import { generateUsers } from "./generator/users.ts";
import { createState } from "./org/state.ts";
import { openState, type SimOrg } from "./org.ts";

/** An org with the unevenness of real ones. The same size and seed give the same org, down to the last id. */
export function generateOrg(size: OrgSize = {}): SimOrg {
  const plan = planOrg(size);
  const state = createState({
    seed: plan.seed,
    name: plan.name,
    subdomain: plan.subdomain,
    created: plan.until - 1_500 * 86_400_000,
  });
  const apps = draftApps(plan, state);
  const directories = apps.filter(({ part }) => part === "directory").map(({ app }) => app.id);
  const users = generateUsers(plan, state);
  const groups = draftGroups(plan, state, directories);
  // Before the rules, which keep away from groups with roles.
  giveGroupRole(plan, state, groups);
  fillGroups(plan, users, groups);
  generateRules(plan, state, users, groups);
  placeGroups(state, users, groups);
  placeApps(plan, state, apps, users);
  const org = openState(state);
  generateAdmins(plan, org);
  org.log.clear();
  if (size.usage !== undefined) {
    const { perUser, days, failures = 0 } = size.usage;
    const count = Math.round(perUser * plan.users);
    org.log.addSignIns({ count, since: plan.until - days * 86_400_000, until: plan.until, failures });
  }
  return org;
}
