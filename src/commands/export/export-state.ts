import type { DataStatus } from "../../access/data-status.ts";
import { needs } from "../../access/needs.ts";
import type { Graph } from "../../graph/graph.ts";
import { collectorStates, syncs } from "../../graph/queries/read.ts";
import type { OrganizationRow, SyncRow } from "../../graph/queries/rows.ts";
import { createContext } from "../../graphql/context.ts";
import { dataStatusFor } from "../../graphql/loaders/data-status.ts";
import { logOf } from "../../graphql/loaders/last-use.ts";
import { chooseOrganization } from "../../graphql/organization-choice.ts";
import type { LogKnown } from "./access-rows.ts";

/** What an export rests on, as of one moment. */
export interface ExportState {
  organization: OrganizationRow;
  /** The last one that has ended. */
  sync: SyncRow | null;
  dataStatus: DataStatus;
  log: LogKnown;
  /** Changes with every sync that begins or ends; the same text before and after means that none did in between. */
  mark: string;
  /** A sync that may be writing. */
  running: SyncRow | null;
}

const syncsLookedAt = 5n;

/** @throws GraphQLError as a question about an org does that is not named, or not connected */
export async function readExportState(
  graph: Graph,
  org: string | undefined,
  signal: AbortSignal,
): Promise<ExportState> {
  const context = createContext(graph, { caller: null, signal }, () => undefined);
  const organization = await chooseOrganization(context, org);
  const { orgId, key } = organization;
  const [latest, states] = await Promise.all([
    graph.read(syncs, { keys: [key], limit: syncsLookedAt }, { signal }),
    graph.read(collectorStates, { orgIds: [orgId], collectors: ["users"] }, { signal }),
  ]);
  const rows = latest[0]?.syncs ?? [];
  const rests = [...needs.canReach(), { collector: "activity" as const, scopes: "ALL" as const }];
  return {
    organization,
    sync: rows.find(({ finishedAt }) => finishedAt !== null) ?? null,
    dataStatus: await dataStatusFor(context, orgId, rests),
    log: await logOf(context, orgId),
    mark: JSON.stringify([
      rows.map(({ key: sync, status, finishedAt }) => [sync, status, finishedAt]),
      states.map(({ unsettledSince }) => unsettledSince),
    ]),
    running: rows.find(({ status }) => status === "RUNNING") ?? null,
  };
}
