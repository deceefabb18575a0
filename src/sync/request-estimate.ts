import { isEveryone } from "./group-writer.ts";
import type { Known } from "./known.ts";

/** How many requests of one rate limit of Okta's a sync will make. */
export interface BucketEstimate {
  bucket: string;
  requests: number;
}

/** So many admin roles are read by how many requests is not foreseen: it depends on what Okta shows this token. */
const bucketOfUsers = "/api/v1/users";
const bucketOfGroups = "/api/v1/groups";
const bucketOfApps = "/api/v1/apps";

const pages = (count: number, size: number) => Math.max(1, Math.ceil(count / size));

/**
 * Foresees a full sync from what the graph holds of the org, so from what the last one found: an org that was never read is
 * not foreseen. Admin permissions and the System Log are left out, because what they take depends on what the token may see.
 * @returns the fewest requests, by rate limit; null when nothing is known of the org
 */
export function estimateRequests({ users, groups, apps }: Known): BucketEstimate[] | null {
  if (users.size === 0 || groups.size === 0) return null;
  const leavers = [...users.values()].filter(({ status }) => status === "DEPROVISIONED").length;
  let ofGroups = pages(groups.size, 200) + 1;
  for (const group of groups.values()) {
    if (!isEveryone(group) && group.members > 0) ofGroups += pages(group.members, group.ruleTarget ? 200 : 1_000);
  }
  let ofApps = pages(apps.size, 200);
  for (const app of apps.values()) ofApps += pages(app.accounts, 500) + pages(app.groups, 200);
  return [
    { bucket: bucketOfUsers, requests: pages(users.size - leavers, 200) + pages(leavers, 200) },
    { bucket: bucketOfGroups, requests: ofGroups },
    { bucket: bucketOfApps, requests: ofApps },
  ];
}
