import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { testNeo4j } from "./neo4j.ts";

export interface Order {
  reads: "FULL" | "INCREMENTAL";
  acceptShrink?: boolean;
  /** What the machine's clock is to show, in milliseconds. */
  at: number;
  /** Collect garbage before the memory is looked at. */
  measure: boolean;
}

export interface Soaked {
  result: { status: string; mode: string; activity: string };
  heapUsed: number;
  rss: number;
  descriptors: number;
}

export interface SoakingProcess {
  sync(order: Order): Promise<Soaked>;
  close(): Promise<void>;
}

/** A process of its own, so that the memory that is looked at is the program's and not that of the simulated org. */
export async function startSoakingProcess(orgUrl: string, token: string): Promise<SoakingProcess> {
  const { settings } = testNeo4j();
  const neo4j = { ...settings, password: settings.password.reveal() };
  const child = fork(join(import.meta.dirname, "soaking-process.mjs"), {
    execArgv: ["--expose-gc"],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, SOAK: JSON.stringify({ orgUrl, token, neo4j }) },
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "close");
  });
  await answerOf(child);
  return {
    async sync(order) {
      const answer = answerOf(child);
      child.send(order);
      const told = (await answer) as Soaked | { error: string };
      if ("error" in told) throw new Error(told.error);
      return told;
    },
    async close() {
      const closed = once(child, "close");
      child.send("close");
      await closed;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const died = once(child, "close", { signal: over.signal }).then(([code]) => {
    throw new Error(`The process ended with ${code}.`);
  });
  died.catch(() => {});
  try {
    const [answer] = await Promise.race([once(child, "message", { signal: over.signal }), died]);
    return answer;
  } finally {
    over.abort();
  }
}

/** By which share of its beginning a straight line through the values has risen at their end. */
export function riseOf(values: readonly number[]): number {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  let [over, under] = [0, 0];
  for (const [place, value] of values.entries()) {
    over += (place - middle) * (value - mean);
    under += (place - middle) ** 2;
  }
  const slope = under === 0 ? 0 : over / under;
  return (slope * (count - 1)) / (mean - slope * middle);
}
