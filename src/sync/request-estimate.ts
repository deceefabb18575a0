import { rateBucket } from "../okta/rate-bucket.ts";
import { isEveryone } from "./group-writer.ts";
import type { Known } from "./known.ts";
import { pages } from "./pages.ts";

/** How many requests of one rate limit of Okta's a sync will make. */
export interface BucketEstimate {
  bucket: string;
  requests: number;
}

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
    { bucket: rateBucket("/api/v1/users"), requests: pages(users.size - leavers, 200) + pages(leavers, 200) },
    { bucket: rateBucket("/api/v1/groups"), requests: ofGroups },
    { bucket: rateBucket("/api/v1/apps"), requests: ofApps },
  ];
}
