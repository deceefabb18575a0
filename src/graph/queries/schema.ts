import { z } from "zod";
import { noRow, query } from "../query.ts";

const statement = { params: z.object({}), row: noRow };

export const organizationKey = query("schema/organization-key", statement);
export const userKey = query("schema/user-key", statement);
export const groupKey = query("schema/group-key", statement);
export const groupRuleKey = query("schema/group-rule-key", statement);
export const appKey = query("schema/app-key", statement);
export const syncKey = query("schema/sync-key", statement);
export const collectorKey = query("schema/collector-key", statement);
export const gapKey = query("schema/gap-key", statement);
export const roleKey = query("schema/role-key", statement);
export const roleAssignmentKey = query("schema/role-assignment-key", statement);
export const resourceSetKey = query("schema/resource-set-key", statement);
export const apiTokenKey = query("schema/api-token-key", statement);
export const credentialKey = query("schema/credential-key", statement);
export const factorKey = query("schema/factor-key", statement);
export const systemLogKey = query("schema/system-log-key", statement);
export const userSortKey = query("schema/user-sort-key", statement);
export const groupSortKey = query("schema/group-sort-key", statement);
export const appSortKey = query("schema/app-sort-key", statement);
export const gapOrg = query("schema/gap-org", statement);
export const collectorRuns = query("schema/collector-runs", statement);
export const search = query("schema/search", statement);

export const listIndexes = query("schema/list-indexes", {
  params: z.object({}),
  row: z.object({ name: z.string(), state: z.string(), populationPercent: z.number() }),
});
export const awaitIndexes = query("schema/await-indexes", statement);
