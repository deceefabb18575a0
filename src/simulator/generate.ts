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
  const admins = users.filter((user) => user.status === "ACTIVE").slice(0, 4);
  const roles = [["SUPER_ADMIN"], ["READ_ONLY_ADMIN"], ["USER_ADMIN", "APP_ADMIN"], ["HELP_DESK_ADMIN"]];
  for (const [number, user] of admins.entries()) state.userRoles.set(user.id, roles[number] ?? []);
  const holder = groups.find(({ group, size: members }) => group.type === "OKTA_GROUP" && members > 0 && members < 20);
  if (holder !== undefined) state.groupRoles.set(holder.group.id, ["HELP_DESK_ADMIN"]);
  fillGroups(plan, users, groups);
  generateRules(plan, state, users, groups);
  placeGroups(state, users, groups);
  placeApps(plan, state, apps, users);
  return openState(state);
}
