import { expect } from "vitest";
import { createRandom } from "../../src/simulator/random.ts";
import { refuseFrom } from "./chaos-faults.ts";
import { describePlan, type Plan, type Round, type Trouble } from "./chaos-plan.ts";
import { createWatch, inexactAnswers } from "./chaos-watch.ts";
import { type ChaosWorld, openChaosWorld, type Reads, type StartedSync, type SyncEnd } from "./chaos-world.ts";
import { changeOrg } from "./org-changes.ts";
import { changeALittle } from "./small-changes.ts";
import { type StandingAccess, watchAccess } from "./standing-access.ts";
import { differences } from "./true-graph.ts";

const elsewhere = "http://elsewhere.invalid";
/** How a sync may end under any trouble: well, in part, refused by Okta, out of reach of it or of the database, or killed. */
const troubledCodes = [0, 4, 5, 6, 7, null];

/** What a sync of each kind took, so that a share of it can be met. */
interface Usual {
  requests: number;
  statements: number;
}

/**
 * An org in sync, changes and troubles while it is synced again, and a clean sync, which must make all exact. At no moment
 * may an answer tell of access that never was, or leave out what stood all the time.
 * @returns in words what came of it
 */
export async function runChaos(plan: Plan): Promise<string> {
  const random = createRandom(`${plan.seed}/run`);
  const world = await openChaosWorld(plan);
  const { org, graph, settings, proxy } = world;
  const access = watchAccess(org);
  const story = describePlan(plan);
  const usual: Usual = { requests: 30, statements: 40 };
  const clean = async (reads: Reads) => {
    let end = await startCounted(world, reads, usual).ended;
    // Right, as nothing is armed: as an operator would, after a look at it.
    if (end.status === "REFUSED") end = await startCounted(world, "accept-shrink", usual).ended;
    expect({ code: end.code, status: end.status }, `${story}\n${end.said}`).toEqual({ code: 0, status: "COMPLETE" });
  };

  await clean("full");
  expect(await differences(settings, org, plan.admin), story).toEqual([]);
  access.begin();
  const watch = createWatch(graph, org, access, createRandom(`${plan.seed}/watch`));
  const ends: string[] = [];
  for (const [number, round] of plan.rounds.entries()) {
    world.pass(round.passMinutes);
    if (round.dayBefore) changeOrg(org, random, number + 1);
    changeALittle(org, random, round.changesBefore);
    access.note();
    const sync = startTroubled(world, round, access, usual, `${plan.seed}/${number}`);
    await watch.during(sync.ended);
    const { code, status, said } = await sync.ended;
    await sync.calm();
    ends.push(`${status ?? code}`);
    const expected = round.troubles.length === 0 ? [0, 7] : troubledCodes;
    expect(expected, `${story}\n${said}`).toContain(code);
    if (plan.binary) expect(said, story).not.toMatch(/^\s+at /m);
    expect(said, story).not.toContain(world.token);
    await watch.now();
    expect(watch.wrong, [story, said, ...watch.wrong].join("\n")).toEqual([]);
  }
  world.pass(plan.log.latencyMs > 0 ? 10 : random.int(20));
  await clean(plan.clean);
  // No event tells of a factor, so that those of known administrators wait for a full sync.
  const isTold = (fact: string) => plan.clean === "full" || !/\["(Factor|ENROLLED|factors read)"/.test(fact);
  const left = (await differences(settings, org, plan.admin)).filter(isTold);
  expect(left, [story, ends.join(), ...left].join("\n")).toEqual([]);
  expect(await inexactAnswers(graph, org), story).toEqual([]);
  if (proxy !== null) expect(proxy.open(), story).toBe(0);
  const { sure, asked } = watch;
  return `${ends.join(", ")}, then ${plan.clean}: exact; ${sure} of ${asked} answers were sure`;
}

/** A sync without troubles, which tells what such a sync takes. */
function startCounted({ simulator, proxy, start }: ChaosWorld, reads: Reads, usual: Usual): StartedSync {
  simulator.requests.clear();
  let statements = 0;
  if (proxy !== null) {
    proxy.onStatement = () => {
      statements += 1;
      return true;
    };
  }
  const sync = start(reads);
  const ended = sync.ended.then((end) => {
    usual.requests = simulator.requests.count();
    if (proxy !== null) {
      usual.statements = statements;
      proxy.onStatement = null;
    }
    return end;
  });
  return { ...sync, ended };
}

interface TroubledSync {
  ended: Promise<SyncEnd>;
  /** Takes all troubles away again. */
  calm(): Promise<void>;
}

function startTroubled(
  world: ChaosWorld,
  { full, meanwhile, troubles }: Round,
  access: StandingAccess,
  usual: Usual,
  seed: string,
): TroubledSync {
  const { org, simulator, proxy } = world;
  const random = createRandom(seed);
  const timers: NodeJS.Timeout[] = [];
  let gone: Promise<void> = Promise.resolve();
  const atRequest = new Map<number, (() => void)[]>();
  const onRequest = (nth: number, act: () => void) => atRequest.set(nth, [...(atRequest.get(nth) ?? []), act]);
  const onStatement: ((name: string) => boolean)[] = [];
  const expected = full ? usual : { requests: 15, statements: 25 };
  let requests = 0;
  const countRequest = () => {
    requests += 1;
    for (const act of atRequest.get(requests) ?? []) act();
  };
  simulator.faults.add({
    match: { path: /./ },
    times: Number.POSITIVE_INFINITY,
    fault: { kind: "before", run: countRequest },
  });
  for (const { request, changes } of meanwhile) {
    onRequest(request, () => {
      // By what was drawn, and not by how many draws came before, which requests at the same time could change.
      changeALittle(org, createRandom(`${seed}/${request}`), changes);
      access.note();
    });
  }
  const nth = (share: number, of: number) => 1 + Math.floor(share * of);
  const arm = (trouble: Trouble) => {
    switch (trouble.kind) {
      case "fault":
        for (const rule of trouble.fault.rules(org, elsewhere, random)) simulator.faults.add(rule);
        break;
      case "token refused":
        refuseFrom(simulator.faults, trouble.fromRequest);
        break;
      case "database killed":
        onRequest(nth(trouble.share, expected.requests), () => world.killServer(trouble.signal));
        break;
      case "database away":
        atStatement(nth(trouble.share, expected.statements), /./, () => {
          if (trouble.silent) proxy?.fallSilent();
          else gone = proxy?.goAway() ?? gone;
          timers.push(setTimeout(() => void gone.then(proxy?.comeBack), trouble.backAfterMs));
          return false;
        });
        break;
      default: {
        const { point } = trouble;
        if (point.at === "statement") {
          atStatement(nth(point.share, expected.statements / 4), point.which, () => {
            sync.kill();
            return point.passedOn;
          });
        } else {
          onRequest(nth(point.share, expected.requests), () => {
            if (point.delayMs === 0) sync.kill();
            else timers.push(setTimeout(sync.kill, point.delayMs));
          });
        }
      }
    }
  };
  const atStatement = (number: number, which: RegExp, act: () => boolean) => {
    let met = 0;
    onStatement.push((name) => {
      if (which.test(name)) met += 1;
      else return true;
      return met === number ? act() : true;
    });
  };
  for (const trouble of troubles) arm(trouble);
  if (proxy !== null) proxy.onStatement = (name) => onStatement.map((meet) => meet(name)).every((passes) => passes);
  const sync = world.start(full ? "full" : "changes");
  return {
    ended: sync.ended,
    async calm() {
      for (const timer of timers) clearTimeout(timer);
      simulator.faults.clear();
      await world.restoreServer();
      if (proxy === null) return;
      proxy.onStatement = null;
      await gone;
      await proxy.comeBack();
    },
  };
}
