import { createRandom, type Random } from "../../src/simulator/random.ts";
import { type ChaosFault, chaosFaults } from "./chaos-faults.ts";
import { drawKillPoint, type KillPoint } from "./killed-syncs.ts";

export type Trouble =
  | { kind: "fault"; fault: ChaosFault }
  | { kind: "killed"; point: KillPoint }
  /** Connections are cut, and refused or left without an answer until the time is over. */
  | { kind: "database away"; share: number; silent: boolean; backAfterMs: number }
  | { kind: "database killed"; share: number; signal: "SIGKILL" | "SIGTERM" }
  | { kind: "token refused"; fromRequest: number };

export interface Round {
  passMinutes: number;
  changesBefore: number;
  /** A day of changes as well, which is more than a few. */
  dayBefore: boolean;
  full: boolean;
  /** At which request of the sync how many more changes come. */
  meanwhile: { request: number; changes: number }[];
  troubles: Trouble[];
}

export interface Plan {
  seed: string;
  admin: boolean;
  largestPage: number;
  log: { latencyMs: number; duplicateShare: number };
  /** By the real binary, which can be killed and cut off; else within this process. */
  binary: boolean;
  ownServer: boolean;
  rounds: Round[];
  /** How the clean sync at the end reads; the changes alone only where no fault has deceived a sync before. */
  clean: "full" | "changes";
}

export interface Drawing {
  /** The share of runs by the binary. */
  binary: number;
  /** The share of those whose database is a server of their own, which is killed. */
  ownServer: number;
}

/** All that is to happen in one run, by its seed alone. */
export function drawPlan(seed: string, { binary, ownServer }: Drawing): Plan {
  const random = createRandom(`${seed}/plan`);
  const admin = random.chance(0.5);
  const byBinary = random.chance(binary);
  const own = byBinary && random.chance(ownServer);
  const rounds = Array.from({ length: 1 + random.int(2) }, () => drawRound(random, { admin, byBinary, own }));
  const deceived = rounds.some(({ troubles }) => troubles.some((one) => one.kind === "fault" && one.fault.deceives));
  return {
    seed,
    admin,
    largestPage: random.pick([10, 20, 1_000]),
    log: { latencyMs: random.pick([0, 40_000, 240_000]), duplicateShare: random.pick([0, 0.3]) },
    binary: byBinary,
    ownServer: own,
    rounds,
    clean: random.chance(0.5) && !deceived ? "changes" : "full",
  };
}

interface Kind {
  admin: boolean;
  byBinary: boolean;
  own: boolean;
}

function drawRound(random: Random, kind: Kind): Round {
  const troubles: Trouble[] = [];
  for (let count = random.int(4); count > 0; count--) troubles.push(drawTrouble(random, kind));
  return {
    passMinutes: random.pick([0, 1, 9, 15, 70]),
    changesBefore: random.int(8),
    dayBefore: random.chance(0.2),
    full: random.chance(0.5),
    meanwhile: Array.from({ length: random.int(4) }, () => ({ request: random.int(40), changes: 1 + random.int(3) })),
    troubles,
  };
}

function drawTrouble(random: Random, { admin, byBinary, own }: Kind): Trouble {
  const share = random.next();
  const dice = random.int(10);
  if (own && dice < 5) return { kind: "database killed", share, signal: random.pick(["SIGKILL", "SIGTERM"] as const) };
  if (dice < 2) {
    const point =
      own || !byBinary
        ? ({ at: "request", share, delayMs: random.int(40) } as const)
        : drawKillPoint(random, random.int(5));
    return { kind: "killed", point };
  }
  if (dice === 2) return { kind: "token refused", fromRequest: random.chance(0.3) ? 1 : 1 + random.int(40) };
  if (dice < 5 && byBinary) {
    return { kind: "database away", share, silent: random.chance(0.3), backAfterMs: random.pick([0, 100, 1_500]) };
  }
  const fitting = chaosFaults.filter((fault) => (admin || !fault.admin) && !(fault.slow && byBinary));
  const plain = fitting.filter((fault) => !fault.admin);
  return { kind: "fault", fault: random.pick(random.chance(0.7) ? plain : fitting) };
}

/** The plan in words, for whoever looks at a run that failed. */
export function describePlan({ rounds, ...plan }: Plan): string {
  const told = rounds.map(({ troubles, ...round }) => ({
    ...round,
    troubles: troubles.map((trouble) => {
      if (trouble.kind === "fault") return trouble.fault.name;
      return trouble.kind === "killed" && "which" in trouble.point
        ? { ...trouble, point: { ...trouble.point, which: String(trouble.point.which) } }
        : trouble;
    }),
  }));
  return JSON.stringify({ ...plan, rounds: told });
}
