import type { DataStatus } from "../../access/data-status.ts";
import { type FindingKind, findings } from "../../access/findings/catalogue.ts";
import type { FindingDefinition, RuleSide, SeparationRule, Walk } from "../../access/findings/finding.ts";
import { logWindow } from "../../access/findings/log-window.ts";
import { needs } from "../../access/needs.ts";
import { usabilityRules } from "../../access/usability.ts";
import * as statements from "../../graph/queries/findings.ts";
import type { OrganizationRow } from "../../graph/queries/rows.ts";
import type { Query } from "../../graph/query.ts";
import type { Context } from "../context.ts";
import { codedError } from "../errors.ts";
import { readFindingCursor, toFindingCursor } from "../finding-cursors.ts";
import { type Asked, findingAsked } from "../finding-parameters.ts";
import type { FindingParametersInput } from "../generated.ts";
import { oktaIdOfKey } from "../global-id.ts";
import { type PageArguments, pageSize, rangeOfOrg } from "../pages.ts";
import type { FindingEdgeSource, FindingListSource, FindingPage, FindingTally } from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";
import { type LogState, logOf } from "./last-use.ts";

/** How far the first statement goes, so that a page of what is common comes at once; the next ones go as far as takes so long. */
const firstStretch: Record<Walk, number> = { USERS: 500, GROUPS: 2_000, APPS: 250, PEERS: 10, RULES: 500, KEYS: 2 };
const stretchMs = 300;
const largestStretch = 20_000;
/** After so many seconds no further stretch is begun: what was found until then is told as such. */
const patience = { preset: 1, largest: 30 };

const dayMs = 86_400_000;
const byName = new Map(Object.values(statements).map((statement) => [statement.name, statement]));

export function statementOf({
  statement,
}: FindingDefinition): Query<Record<string, unknown>, statements.FindingStretch> {
  const found = byName.get(`findings/${statement}`);
  if (found === undefined) throw new Error(`the finding ${statement} has no statement`);
  return found;
}

/** What is found of one kind in one org. */
export async function findingsOf(
  context: Context,
  org: OrganizationRow,
  kind: FindingKind,
  args: PageArguments & {
    parameters?: FindingParametersInput | null | undefined;
    patience?: number | null | undefined;
  },
): Promise<FindingListSource> {
  const definition = findings[kind];
  const asked = await findingAsked(context, org, kind, args.parameters);
  const first = pageSize(args.first);
  const after = args.after ?? null;
  const patienceMs = patienceOf(args.patience) * 1_000;
  const start = after === null ? null : readFindingCursor(after, kind, org.orgId);
  const statement = statementOf(definition);
  const now = new Date().toISOString();
  let log: Promise<LogState> | undefined;
  let parameters: Promise<Record<string, unknown>> | undefined;
  let page: Promise<FindingPage> | undefined;
  let tally: Promise<FindingTally> | undefined;
  let status: Promise<DataStatus> | undefined;

  const logState = () => (log ??= logOf(context, org.orgId));
  const statusOf = () =>
    (status ??= dataStatusFor(
      context,
      org.orgId,
      definition.restsOn.map((collector) => ({ collector, scopes: "ALL" as const })),
    ));

  async function read(from: string, beyond: string, chunk: number, limit: number) {
    parameters ??= (async () => {
      const log = definition.usesLog ? await logState() : null;
      const rules = await doubted(context, org.orgId, asked.rules ?? []);
      return { ...parametersOf(definition, asked, org.orgId, now, log), rules };
    })();
    const own = { from, after: beyond, chunk: BigInt(chunk), limit: BigInt(limit) };
    const [row] = await context.read(statement, { ...(await parameters), ...own });
    if (row === undefined) throw new Error(`${statement.name} gave no row`);
    return row;
  }

  /** Goes from stretch to stretch until there is enough, the end is reached or it has taken too long. */
  async function* walk(place: { from: string; after: string }, limitOf: () => number) {
    const began = performance.now();
    let at = place;
    let size = firstStretch[definition.walk];
    for (;;) {
      const sent = performance.now();
      const row = await read(at.from, at.after, size, limitOf());
      yield row;
      const took = performance.now() - sent;
      // Of some kinds a stretch takes long however small it is: one more would go far beyond the time.
      const isOver = performance.now() - began + Math.max(took, stretchMs) > patienceMs + stretchMs;
      if (row.next === null || isOver) return;
      at = { from: row.next, after: passed };
      const factor = Math.min(4, Math.max(0.25, stretchMs / took));
      size = Math.min(largestStretch, Math.max(2, Math.round(size * factor)));
    }
  }

  async function readPage(): Promise<FindingPage> {
    const hits: statements.FindingHit[] = [];
    let next: string | null = null;
    const origin = start ?? { from: startOf(definition.walk, org.orgId), after: "" };
    if (first === 0) return { edges: [], hasNextPage: false, hasPreviousPage: start !== null, end: null };
    for await (const row of walk(origin, () => first + 1 - hits.length)) {
      hits.push(...row.hits);
      next = row.next;
      if (hits.length > first) break;
    }
    const refuted = await isRefutable(definition, statusOf);
    const edges = hits.slice(0, first).map(({ place, second, subject, related, certain, facts }): FindingEdgeSource => {
      const node = { kind, definition, subject, related, facts, isCertain: certain && !refuted };
      return { cursor: toFindingCursor(kind, org.orgId, { from: place, after: second }), node };
    });
    const isCut = hits.length <= first && next !== null;
    return {
      edges,
      hasNextPage: hits.length > first || isCut,
      hasPreviousPage: start !== null,
      // A page that took too long goes on where it stopped looking, though nothing may have been found there.
      end: isCut && next !== null ? toFindingCursor(kind, org.orgId, { from: next, after: passed }) : null,
    };
  }

  async function count(): Promise<FindingTally> {
    const unknown = new Map<string, number>();
    let total = 0;
    let isExact = false;
    const origin = { from: startOf(definition.walk, org.orgId), after: "" };
    for await (const row of walk(origin, () => 0)) {
      total += row.total;
      for (const { reason, count: found } of row.unknown) {
        if (found > 0) unknown.set(reason, (unknown.get(reason) ?? 0) + found);
      }
      isExact = row.next === null;
    }
    return { total, isExact, unknown: [...unknown].map(([reason, found]) => ({ reason, count: found })) };
  }

  return {
    kind,
    definition,
    page: () => (page ??= readPage()),
    tally: () => (tally ??= count()),
    status: statusOf,
    coverage: async () => {
      if (!definition.usesLog) return null;
      const { coverage, isBegun, firstSync } = await logState();
      const { known } = logWindow(asked.days ?? 0, coverage, isBegun, firstSync, now);
      return { from: coverage?.from ?? null, until: coverage?.to ?? null, isSufficient: known };
    },
  };
}

function patienceOf(given: number | null | undefined): number {
  const seconds = given ?? patience.preset;
  if (seconds >= 1 && seconds <= patience.largest) return seconds;
  throw codedError("LIMIT_EXCEEDED", `\`patience\` is ${seconds}; it must be between 1 and ${patience.largest}.`);
}

/** Greater than any key: of what stands at the place itself nothing is left. */
const passed = "~";

/** Names and keys of one org begin alike; what comes first is beyond this. */
function startOf(walk: Walk, orgId: string): string {
  return walk === "USERS" || walk === "GROUPS" || walk === "APPS" ? rangeOfOrg(orgId).from : `${orgId}/`;
}

/** Whether something is missing that could show that what was found is not so. */
async function isRefutable({ refutedBy }: FindingDefinition, status: () => Promise<DataStatus>): Promise<boolean> {
  if (refutedBy.length === 0) return false;
  const { incomplete } = await status();
  return refutedBy.some((collector) => incomplete.includes(collector));
}

/** The rules in their order, each with whether what it says to be lacking may be there unread. */
async function doubted(context: Context, orgId: string, rules: readonly SeparationRule[]) {
  const isUnread = async ({ apps, groups, roles }: RuleSide): Promise<boolean> => {
    const rests = needs.lack({
      apps: apps.map(oktaIdOfKey),
      groups: groups.map(oktaIdOfKey),
      roles: roles.map(oktaIdOfKey),
    });
    return (await dataStatusFor(context, orgId, rests)).incomplete.length > 0;
  };
  return Promise.all(
    rules.map(async (rule, at) => ({
      ...rule,
      number: String(at).padStart(4, "0"),
      isDoubted: rule.isLack && (await isUnread(rule.b)),
    })),
  );
}

function parametersOf(
  definition: FindingDefinition,
  asked: Asked,
  orgId: string,
  now: string,
  log: LogState | null,
): Record<string, unknown> {
  const { from: first, to } = rangeOfOrg(orgId);
  const { days = 0, minimum, most, peers, ...rest } = asked;
  const window = log === null ? null : logWindow(days, log.coverage, log.isBegun, log.firstSync, now);
  return {
    ...rest,
    ...(minimum === undefined ? {} : { minimum: BigInt(minimum) }),
    ...(most === undefined ? {} : { most: BigInt(most) }),
    ...(peers === undefined ? {} : { peers: BigInt(peers) }),
    first,
    to,
    prefix: `${orgId}/`,
    now,
    since: new Date(Date.parse(now) - days * dayMs).toISOString(),
    ...window,
    ...(definition.usesLog
      ? { coveredFrom: log?.coverage?.from ?? null, coveredUntil: log?.coverage?.to ?? null }
      : {}),
    userBlocked: [...usabilityRules.user.BLOCKED],
    accountBlocked: [...usabilityRules.account.BLOCKED],
  };
}
