import { historyStart, momentAt, momentsByKey } from "../graph/queries/history.ts";
import type { Moment, MomentRow, OrganizationRow } from "../graph/queries/rows.ts";
import type { Context } from "./context.ts";
import { codedError } from "./errors.ts";
import { keyOfGlobalId, orgIdOfKey, parseGlobalId } from "./global-id.ts";

const ended: ReadonlySet<string | null> = new Set(["COMPLETE", "PARTIAL", "REFUSED"]);
const latest = "9999-12-31T23:59:59Z";
const isoMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * The sync as of whose end a question is to be answered.
 * @param given a sync's number or global id, or a moment; the latest sync that has ended unless given
 * @param argument what the caller calls it
 * @throws GraphQLError BAD_USER_INPUT, NOT_IN_HISTORY
 */
export async function momentOf(
  context: Context,
  org: OrganizationRow,
  given: string | null | undefined,
  argument: string,
): Promise<Moment> {
  const found = context.batch<Moment | Error>(`moment ${org.key} ${argument}`, async (keys) => {
    const moments = keys.map(async (key) => {
      try {
        return [key, await findMoment(context, org, key, argument)] as const;
      } catch (error) {
        return [key, error as Error] as const;
      }
    });
    return new Map<string, Moment | Error>(await Promise.all(moments));
  });
  const moment = await found.load(given ?? latest);
  if (moment === undefined || moment instanceof Error) throw moment;
  return moment;
}

async function findMoment(context: Context, org: OrganizationRow, given: string, argument: string): Promise<Moment> {
  const start = await startOf(context, org);
  const { historyFrom, first } = start;
  if (historyFrom === null || first?.finishedAt == null) {
    throw codedError(
      "NOT_IN_HISTORY",
      `No sync of ${nameOf(org)} has ended since its history began, so that nothing can be told as of one. Run a sync: access-graph sync.`,
    );
  }
  const earliest = { earliestSync: first.number, earliest: first.finishedAt };
  const beginning = `The history of ${nameOf(org)} begins with sync ${first.number}, which ended at ${first.finishedAt}.`;
  const key = keyOfSync(org, given);
  if (key === null) {
    if (!isoMoment.test(given) || Number.isNaN(Date.parse(given))) {
      throw codedError(
        "BAD_USER_INPUT",
        `\`${argument}\` is neither a sync's number or global id nor a moment such as 2026-11-24 or 2026-11-24T09:00:00Z.`,
      );
    }
    const time = new Date(given).toISOString();
    const [row] = await context.read(momentAt, { prefix: `${org.orgId}/sync/`, time });
    if (row !== undefined && isKept(row.moment, historyFrom)) return row.moment;
    throw codedError("NOT_IN_HISTORY", `\`${argument}\`: nothing is known as of ${time}. ${beginning}`, earliest);
  }
  const [row] = await context.read(momentsByKey, { keys: [key] });
  const what = `\`${argument}\`: sync ${Number(key.slice(key.lastIndexOf("/") + 1))}`;
  if (row === undefined) {
    throw codedError(
      "NOT_IN_HISTORY",
      `${what} has no record: it never was, or its record is not kept any more. ${beginning}`,
      earliest,
    );
  }
  const { status, mode } = row.moment;
  if (mode === "ACTIVITY") {
    throw codedError(
      "NOT_IN_HISTORY",
      `${what} read the System Log only. Give the number of one that read the org, or a moment.`,
      earliest,
    );
  }
  if (!ended.has(status)) {
    throw codedError(
      "NOT_IN_HISTORY",
      `${what} has not come to its end (${status}), so that nothing can be told as of its end. Give another one, or a moment.`,
      earliest,
    );
  }
  if (!isKept(row.moment, historyFrom)) {
    throw codedError("NOT_IN_HISTORY", `${what} is before the time that history is kept for. ${beginning}`, earliest);
  }
  return row.moment;
}

function isKept(moment: MomentRow, historyFrom: string): moment is Moment {
  return moment.stamp !== null && moment.stamp >= historyFrom;
}

async function startOf(context: Context, { orgId, key }: OrganizationRow) {
  const batch = context.batch(historyStart.name, async (keys) => {
    const rows = await Promise.all(
      keys.map(async (orgKey) => {
        const prefix = `${orgIdOfKey(orgKey)}/sync/`;
        const [row] = await context.read(historyStart, { orgKey, prefix });
        return [orgKey, row ?? { historyFrom: null, first: null }] as const;
      }),
    );
    return new Map(rows);
  });
  const start = await batch.load(key);
  if (start === undefined) throw new Error(`the org ${orgId} went away`);
  return start;
}

/** @returns null for what is no sync: a moment, or nonsense */
function keyOfSync(org: OrganizationRow, given: string): string | null {
  if (/^\d{1,8}$/.test(given)) return `${org.orgId}/sync/${given.padStart(8, "0")}`;
  if (parseGlobalId(given) === null) return null;
  const key = keyOfGlobalId(given, "Sync");
  if (key.startsWith(`${org.orgId}/`)) return key;
  throw codedError("BAD_USER_INPUT", `The sync is not one of ${nameOf(org)}.`);
}

function nameOf(org: OrganizationRow): string {
  return org.connectionName ?? org.name ?? org.oktaId;
}

/** What the history does not keep is an error, never what holds now. */
export function refuseInHistory({ moment }: { moment?: Moment | undefined }, field: string): void {
  if (moment === undefined) return;
  throw codedError("NOT_IN_HISTORY", `\`${field}\` is not kept in the history: ask for it without \`asOf\`.`);
}
