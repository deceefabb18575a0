import { Worker } from "node:worker_threads";

export interface Beats {
  /** How long the slowest answer took, in milliseconds. */
  longest: number;
  /** Every status seen; 0 for a connection that was cut. */
  statuses: number[];
  asked: number;
}

export interface Pulse {
  healthz: Beats;
  readyz: Beats;
  /** How much longer than its time on the processor a piece of work took at worst: other programs want it too. */
  slowdown: number;
}

/** From this slowdown on the machine is too busy with other things to judge Neo4j by. */
export const starved = 10;

/**
 * Asks both health endpoints again and again, by a new connection each time, as an orchestrator does. It does so in a thread
 * of its own: what the test itself is busy with must not count.
 */
export function takePulse(url: string): { stop(): Promise<Pulse> } {
  const worker = new Worker(script, { eval: true, workerData: url });
  return {
    stop: async () => {
      const told = new Promise<Pulse>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
      worker.postMessage("stop");
      const beats = await told;
      await worker.terminate();
      return beats;
    },
  };
}

const script = `
const { request } = require("node:http");
const { parentPort, workerData } = require("node:worker_threads");
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const ask = (url) => new Promise((resolve) => {
  const sent = request(url, { agent: false }, (response) => {
    response.resume();
    response.once("end", () => resolve(response.statusCode));
  });
  sent.once("error", () => resolve(0));
  sent.end();
});
let going = true;
parentPort.once("message", () => { going = false; });
async function beat(name) {
  const beats = { longest: 0, statuses: [], asked: 0 };
  while (going) {
    const started = performance.now();
    const status = await ask(new URL("/" + name, workerData).href);
    beats.longest = Math.max(beats.longest, Math.round(performance.now() - started));
    if (!beats.statuses.includes(status)) beats.statuses.push(status);
    beats.asked += 1;
    await sleep(50);
  }
  return beats;
}
let slowdown = 1;
async function spin() {
  while (going) {
    const started = performance.now();
    const used = process.cpuUsage();
    while (process.cpuUsage(used).user < 10_000);
    slowdown = Math.max(slowdown, (performance.now() - started) / 10);
    await sleep(200);
  }
}
Promise.all([beat("healthz"), beat("readyz"), spin()]).then(([healthz, readyz]) =>
  parentPort.postMessage({ healthz, readyz, slowdown: Math.round(slowdown * 10) / 10 }));
`;
