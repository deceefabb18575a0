import { expect } from "vitest";
import { withActivity } from "../../src/commands/sync.ts";
import { byToken, Secret } from "../../src/config.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { syncActivity } from "../../src/sync/activity/sync-activity.ts";
import { quickClock } from "../okta/nasty-server.ts";
import { syncFrom } from "../support/world.ts";
import { arm, type Bench, shortAttemptMs } from "./bench.ts";
import type { Cell } from "./cells.ts";
import { checkAnswers, type Truths } from "./checks.ts";
import { expected } from "./expectation.ts";
import type { LogContents } from "./graph-contents.ts";
import { type Cast, castOf, id, pageRows } from "./org.ts";
import { checkOutcome } from "./outcome.ts";
import { plainOrgOf, truthOf } from "./truth.ts";

const minute = 60_000;
const day = 1_440 * minute;

/** What the log has of one user's use of one app. */
interface Use {
  first: number | null;
  last: number | null;
  count: number;
  lastFailure: number | null;
}
type Uses = Map<string, Use>;

/** A sync, a reading of the log, more sign-ins, a reading under the fault, and one without. */
export async function runLogCell(bench: Bench, cell: Cell, seed: string): Promise<void> {
  const { endpoint, fault } = cell;
  const cast = castOf(`${seed} ${cell.name}`);
  const { org } = cast;
  // The first reading was some time ago.
  let ago = 120 * minute;
  org.clock.now = () => Date.now() - ago;
  const truth: Uses = new Map();
  noteSignOns(cast, truth);
  await using simulator = await startSimulator({ org, largestPage: pageRows });
  const token = simulator.tokens.readOnlyAdmin;
  const read = async (attemptTimeoutMs = 10_000) => {
    const options = { clock: quickClock(), maxAttempts: 5, attemptTimeoutMs };
    using okta = createOkta({ orgUrl: simulator.url, signIn: byToken(new Secret(token)), ...options });
    await okta.organization();
    return await syncActivity({ okta, graph: bench.graph, orgId: org.id, name: "test" });
  };

  const sync = await syncFrom(bench.graph, { url: simulator.url, token });
  expect(sync.result.status).toBe("COMPLETE");
  signIn(cast, [5 * day, 4 * day, 3 * day]);
  if (!endpoint.neverRead) expect((await read()).result.status).toBe("COMPLETE");
  ago = 0;
  const moments = [90, 80, 70, 60, 50, 40, 30].map((minutes) => minutes * minute);
  signIn(cast, moments);

  const rules = arm(cell, cast, simulator, bench.elsewhere.origin, seed);
  const asked = bench.elsewhere.asked();
  const activity = await read(fault.slow ? shortAttemptMs : undefined);
  expect(bench.elsewhere.asked(), "requests to another host").toBe(asked);
  for (const rule of rules) expect(simulator.faults.struck(rule), "how often the fault struck").toBeGreaterThan(0);
  simulator.faults.clear();

  const { collector, exact } = expected(cell);
  checkOutcome(withActivity(sync, activity), cell, token);
  const isOdd = fault.effect === "ODD_ROW";
  const readSoFar = await bench.contents.logOf(org.id);
  checkUses(readSoFar, truth, exact && fault.place !== "LATER");
  const gaps = (await bench.contents.gapsOf(org.id, true)).filter((gap) => gap.startsWith("activity "));
  expect(gaps.length > 0, "a gap in the activity").toBe(collector !== "COMPLETE");
  // Who reaches what rests on none of it.
  const now = { contents: truthOf(org), org: plainOrgOf(org) };
  const settled: Truths = { before: now, beforeAsOf: null, changed: now, after: now };
  await checkAnswers(bench, org.id, settled, true);
  expect(await bench.contents.textOf(org.id)).not.toContain(token);

  expect((await read()).result.status, "the next reading").toBe("COMPLETE");
  checkUses(await bench.contents.logOf(org.id), truth, !isOdd);
  const left = (await bench.contents.gapsOf(org.id, true)).filter((gap) => gap.startsWith("activity "));
  expect(left).toEqual([]);
}

/** Every third sign-on fails. */
function signIn({ org, users, apps }: Cast, ago: number[]): void {
  const now = Math.floor(Date.now() / 1_000) * 1_000;
  for (const [at, before] of ago.entries()) {
    const user = id(users, ["ada", "cai", "dee", "fay"][at % 4] as string);
    org.useApp(user, id(apps, at % 2 === 0 ? "wiki" : "payroll"), {
      at: now - before,
      result: at % 3 === 2 ? "FAILURE" : "SUCCESS",
    });
  }
}

/** Every sign-on from now on is noted as it is made, those too that are made while the log is read. */
function noteSignOns({ org }: Cast, truth: Uses): void {
  const useApp = org.useApp;
  org.useApp = (userId, appId, { at = Date.now(), result = "SUCCESS" } = {}) => {
    const moment = Number(at);
    useApp(userId, appId, { at: moment, result });
    const key = `${userId} ${appId}`;
    const use = truth.get(key) ?? { first: null, last: null, count: 0, lastFailure: null };
    truth.set(key, use);
    if (result !== "SUCCESS") use.lastFailure = Math.max(use.lastFailure ?? 0, moment);
    else {
      use.first = Math.min(use.first ?? moment, moment);
      use.last = Math.max(use.last ?? moment, moment);
      use.count += 1;
    }
  };
}

/** Nothing is counted twice, nothing is claimed of a time of which something is missing; exact where it must be. */
function checkUses({ uses, covered }: LogContents, truth: Uses, exact: boolean): void {
  const wrongs: string[] = [];
  for (const [pair, use] of uses) {
    if (use.count > (truth.get(pair)?.count ?? 0)) wrongs.push(`counted twice: ${pair}`);
  }
  for (const [pair, { last }] of truth) {
    const known = uses.get(pair)?.last ?? null;
    if (last === null || known === last) continue;
    if (covered.some(({ from, to }) => from <= last && last <= to)) wrongs.push(`claimed as covered: ${pair}`);
  }
  expect(wrongs).toEqual([]);
  if (exact) expect(Object.fromEntries(uses)).toEqual(Object.fromEntries(truth));
}
