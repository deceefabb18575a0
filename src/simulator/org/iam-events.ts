import type { LogParty } from "../log/event.ts";
import { namedParty } from "../log/parties.ts";
import type { SimCustomRole, SimResourceSet } from "./admin-records.ts";
import { writeEvent } from "./log-events.ts";
import type { OrgState } from "./state.ts";

const roleParty = ({ id, label }: SimCustomRole): LogParty => namedParty("CustomRole", id, label);
const setParty = ({ id, label }: SimResourceSet): LogParty => namedParty("ResourceSet", id, label);

export function writeRole(state: OrgState, change: "create" | "update" | "delete", role: SimCustomRole): void {
  writeEvent(state, `iam.role.${change}`, [roleParty(role)]);
}

/** What came and went between two versions, each as an event that names it. */
function writeDifference(
  state: OrgState,
  prefix: string,
  of: LogParty,
  type: string,
  before: readonly string[],
  after: readonly string[],
): void {
  const added = after.filter((one) => !before.includes(one));
  const deleted = before.filter((one) => !after.includes(one));
  const named = (names: readonly string[]) => names.map((name) => namedParty(type, name, name));
  if (added.length > 0) writeEvent(state, `${prefix}.add`, [of, ...named(added)]);
  if (deleted.length > 0) writeEvent(state, `${prefix}.delete`, [of, ...named(deleted)]);
}

export function writePermissions(state: OrgState, before: SimCustomRole, after: SimCustomRole): void {
  const labels = ({ permissions }: SimCustomRole) => permissions.map(({ label }) => label);
  writeDifference(state, "iam.role.permissions", roleParty(after), "Permission", labels(before), labels(after));
}

export function writeSet(state: OrgState, change: "create" | "delete", set: SimResourceSet): void {
  writeEvent(state, `iam.resourceset.${change}`, [setParty(set)]);
}

export function writeResources(state: OrgState, before: SimResourceSet, after: SimResourceSet): void {
  const orns = ({ resources }: SimResourceSet) => resources.map(({ orn }) => orn);
  writeDifference(state, "iam.resourceset.resources", setParty(after), "Resource", orns(before), orns(after));
  const updated = after.resources.filter(({ orn, excludes }) => {
    const known = before.resources.find((resource) => resource.orn === orn);
    return known !== undefined && known.excludes.join("\n") !== excludes.join("\n");
  });
  if (updated.length === 0) return;
  const targets = updated.map(({ orn }) => namedParty("Resource", orn, orn));
  writeEvent(state, "iam.resourceset.resources.update", [setParty(after), ...targets]);
}
