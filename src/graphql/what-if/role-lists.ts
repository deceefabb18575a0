import { needs, together } from "../../access/needs.ts";
import type { GroupRow, RoleAssignmentRow, RoleRow } from "../../graph/queries/rows.ts";
import { roleMembers, roleMembersCount } from "../../graph/queries/what-if.ts";
import type { Context } from "../context.ts";
import type { Order } from "../cursors.ts";
import { adminRolesOfGroup, adminRolesOfUser } from "../loaders/admin-roles.ts";
import { nodesByKey } from "../loaders/by-key.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { limitOf, type PageArguments, requestPage, toPage } from "../pages.ts";
import { partsOf, placeOf } from "../places.ts";
import { type AdminRoleSource, type RoleChangeListSource, type RoleChangeSource, typed } from "../sources.ts";
import { inStoredOrder } from "./in-stored-order.ts";
import { once } from "./once.ts";
import type { Plan } from "./plan.ts";

const byHolder: Order = { by: "roleChange", descending: false };

type Change = Omit<RoleChangeSource, "otherwiseHeld">;

/** A change of one holder, with its place among the changes of that holder. */
interface Entry {
  entry: string;
  change: Change;
}

/** A role that all members of a group lose or gain, but for those told one by one. */
interface OfMembers {
  entry: string;
  group: GroupRow;
  role: RoleRow;
  assignment: RoleAssignmentRow | null;
  since: string | null;
  without: string[];
}

interface Changes {
  single: Entry[];
  ofMembers: OfMembers[];
}

/** Who surely loses or gains which admin roles, by holder. */
export function roleChanges(
  context: Context,
  plan: Plan,
  which: "LOST" | "GAINED",
  args: PageArguments,
): RoleChangeListSource {
  const request = requestPage(args, byHolder, plan.orgId);
  const all = once(() => (which === "LOST" ? lost(context, plan) : gained(context, plan)));
  const page = once(async () => {
    const { single, ofMembers } = await all();
    const { from, fromEntry } = partsOf(request, ["from", "fromEntry"]);
    const limit = limitOf(request);
    const entries = ofMembers.map(({ entry, group, without }) => ({ entry, group: group.key, without }));
    const members = entries.length === 0 ? [] : await context.read(roleMembers, { entries, from, fromEntry, limit });
    const bulk = members.map(({ entry, reason, user }): Entry => {
      const of = ofMembers.find((candidate) => candidate.entry === entry) as OfMembers;
      const { group: through, role, assignment, since } = of;
      return { entry, change: { role, assignment, since, through, reason, holder: typed("User", user) } };
    });
    const isBeyond = ({ entry, change }: Entry): boolean => {
      const order = inStoredOrder(change.holder.sortKey, from);
      return !request.isContinued || order > 0 || (order === 0 && inStoredOrder(entry, fromEntry) > 0);
    };
    const rows = [...bulk, ...single.filter(isBeyond)]
      .sort(
        (a, b) => inStoredOrder(a.change.holder.sortKey, b.change.holder.sortKey) || inStoredOrder(a.entry, b.entry),
      )
      .slice(0, Number(limit));
    return toPage(
      request,
      rows,
      ({ entry, change }) => placeOf(change.holder.sortKey, entry),
      ({ change }, cursor) => {
        return { cursor, node: { ...change, otherwiseHeld: () => isOtherwiseHeld(context, plan, change) } };
      },
    );
  });
  return {
    page,
    total: async () => {
      const { single, ofMembers } = await all();
      const entries = ofMembers.map(({ entry, group, without }) => ({ entry, group: group.key, without }));
      const [counted] = entries.length === 0 ? [] : await context.read(roleMembersCount, { entries });
      return single.length + (counted?.total ?? 0);
    },
    status: () => dataStatusFor(context, plan.orgId, together(needs.canReach(), needs.userRoles())),
  };
}

const isOn = ({ assignment }: AdminRoleSource) => assignment.status !== "INACTIVE";
const entryOf = ({ assignment, through }: AdminRoleSource) => `${assignment.key} ${through?.key ?? ""}`;
const single = (adminRole: AdminRoleSource): Entry => ({ entry: entryOf(adminRole), change: adminRole });

async function lost(context: Context, plan: Plan): Promise<Changes> {
  const { kept: changes, revoked } = plan;
  const found: Changes = { single: [], ofMembers: [] };
  await Promise.all(
    plan.named.map(async ({ key, user }) => {
      const left = new Set(changes.goneMemberships.filter((pair) => pair.user === key).map(({ group }) => group));
      const isOff = changes.deactivatedUsers.includes(key);
      const goes = ({ assignment, through }: AdminRoleSource): boolean =>
        isOff ||
        revoked.includes(assignment.key) ||
        (through !== null && (left.has(through.key) || changes.goneGroups.includes(through.key)));
      found.single.push(...(await adminRolesOfUser(context, user)).filter(isOn).filter(goes).map(single));
    }),
  );
  const named = plan.named.map(({ key }) => key);
  for (const group of await groupsBy(context, [...changes.goneGroups, ...plan.revokedGroups])) {
    for (const adminRole of (await adminRolesOfGroup(context, group)).filter(isOn)) {
      if (!changes.goneGroups.includes(group.key) && !revoked.includes(adminRole.assignment.key)) continue;
      found.single.push(single(adminRole));
      const { assignment, role, since } = adminRole;
      found.ofMembers.push({ entry: `${assignment.key} ${group.key}`, group, role, assignment, since, without: named });
    }
  }
  return found;
}

async function gained(context: Context, plan: Plan): Promise<Changes> {
  const { dropped: changes, revoked } = plan;
  const found: Changes = { single: [], ofMembers: [] };
  const isAlive = (userKey: string) => !changes.deactivatedUsers.includes(userKey);
  const joined = changes.newMemberships.filter(
    ({ user, group }) => isAlive(user) && !changes.goneGroups.includes(group),
  );
  for (const through of await groupsBy(
    context,
    joined.map(({ group }) => group),
  )) {
    const roles = (await adminRolesOfGroup(context, through)).filter(isOn);
    for (const pair of joined.filter(({ group }) => group === through.key)) {
      const row = plan.named.find(({ key }) => key === pair.user);
      if (row === undefined || row.groups.some(({ key }) => key === through.key)) continue;
      const holder = typed("User", row.user);
      for (const adminRole of roles.filter(({ assignment }) => !revoked.includes(assignment.key))) {
        found.single.push(single({ ...adminRole, holder, through, reason: "DIRECT" }));
      }
    }
  }
  for (const { assignee, role } of plan.granted) {
    const entry = `new ${role.key}`;
    const made = { role, assignment: null, since: null, through: null, reason: null };
    if ("login" in assignee) {
      if (isAlive(assignee.key))
        found.single.push({ entry: `${entry} `, change: { ...made, holder: typed("User", assignee) } });
      continue;
    }
    if (changes.goneGroups.includes(assignee.key)) continue;
    found.single.push({ entry: `${entry} `, change: { ...made, holder: typed("Group", assignee) } });
    const leaving = changes.goneMemberships.filter(({ group }) => group === assignee.key).map(({ user }) => user);
    const without = [...leaving, ...changes.deactivatedUsers];
    found.ofMembers.push({
      entry: `${entry} ${assignee.key}`,
      group: assignee,
      role,
      assignment: null,
      since: null,
      without,
    });
  }
  return found;
}

async function groupsBy(context: Context, keys: readonly string[]): Promise<GroupRow[]> {
  const groups = nodesByKey.group(context);
  const rows = await Promise.all([...new Set(keys)].map((key) => groups.load(key)));
  return rows.filter((row) => row !== undefined);
}

/** Whether the holder has the same role by another assignment or group that the changes leave alone. */
async function isOtherwiseHeld(context: Context, plan: Plan, change: Change): Promise<boolean> {
  const { holder, role, assignment, through } = change;
  if (holder.__typename === "App") return false;
  const { kept: changes, revoked } = plan;
  if (changes.deactivatedUsers.includes(holder.key) || changes.goneGroups.includes(holder.key)) return false;
  const all =
    holder.__typename === "User" ? await adminRolesOfUser(context, holder) : await adminRolesOfGroup(context, holder);
  const left = new Set(changes.goneMemberships.filter(({ user }) => user === holder.key).map(({ group }) => group));
  return all.some((other) => {
    const isSame = other.assignment.key === assignment?.key && other.through?.key === through?.key;
    const group = other.through?.key;
    const goes = group !== undefined && (left.has(group) || changes.goneGroups.includes(group));
    return isOn(other) && other.role.key === role.key && !isSame && !goes && !revoked.includes(other.assignment.key);
  });
}
