import { collectorNames } from "../access/collector-names.ts";
import type { OktaEvent } from "../okta/okta.ts";
import type { SyncProgress } from "../sync/run-collector.ts";
import { reportProgress } from "./schedule/progress-report.ts";
import type { Terminal } from "./terminal.ts";

/** What is shown while a sync runs: a bar on a terminal; elsewhere a line at the start and one every ten seconds. */
export interface ProgressDisplay {
  onProgress(progress: SyncProgress): void;
  onEvent(event: OktaEvent): void;
  [Symbol.dispose](): void;
}

const lineEveryMs = 10_000;
const drawEveryMs = 100;
const barWidth = 24;

export function showProgress(
  terminal: Terminal,
  name: string,
  write = (text: string) => void process.stderr.write(text),
): ProgressDisplay {
  // By collector: several run at once.
  const progress = new Map<string, SyncProgress>();
  const report = reportProgress();
  let waitsUntil = 0;
  let waitReason = "";

  const waiting = () => {
    const seconds = Math.ceil((waitsUntil - Date.now()) / 1_000);
    return seconds > 0 ? `waiting ${seconds} s for Okta${waitReason}` : null;
  };
  const text = () => [describe([...progress.values()]), waiting()].filter((part) => part !== null).join(", ");
  const draw = () =>
    write(`\r\u001b[2K${cut(`${bar([...progress.values()])} ${text()}`, process.stderr.columns || 80)}`);
  const tell = () => terminal.say(`Syncing ${name}: ${text()}`);
  const clear = () => terminal.animated && write("\r\u001b[2K");

  if (!terminal.animated) tell();
  const timer = terminal.animated ? setInterval(draw, drawEveryMs) : setInterval(tell, lineEveryMs);
  return {
    onProgress: (latest) => {
      progress.set(latest.collector, latest);
      report.note(latest);
    },
    onEvent: (event) => {
      if (event.kind === "wait") {
        waitsUntil = Date.now() + event.ms;
        waitReason = reasons[event.reason];
      } else if (event.kind === "notice") {
        clear();
        terminal.say(event.text);
      }
    },
    [Symbol.dispose]: () => {
      clearInterval(timer);
      report[Symbol.dispose]();
      clear();
    },
  };
}

const reasons = {
  RATE_LIMIT: "'s rate limit",
  SHARED_QUOTA: ", whose quota others are using",
  CONCURRENCY: ", which has too many requests at once",
} as const;

function describe(all: SyncProgress[]): string {
  const running = all.filter(({ ended }) => !ended);
  const names = running.map(({ collector, scopes }) => {
    return scopes === null ? collector : `${collector} (${scopes.done} of ${scopes.of})`;
  });
  const read = all.reduce((sum, one) => sum + one.read, 0);
  const what = names.length === 0 ? "asking Okta" : names.join(", ");
  return `${what}, ${read.toLocaleString("en")} records read`;
}

/** Each collector has an equal share of the bar, since nobody knows beforehand how long one takes. */
function bar(all: SyncProgress[]): string {
  const done = all.reduce((sum, { ended, scopes }) => {
    if (ended) return sum + 1;
    return scopes && scopes.of > 0 ? sum + scopes.done / scopes.of : sum;
  }, 0);
  // The System Log is read by a run of its own.
  const parts = all.some(({ collector }) => collector === "activity") ? 1 : collectorNames.length - 1;
  const filled = Math.floor((Math.min(done, parts) / parts) * barWidth);
  return `[${"#".repeat(filled)}${"-".repeat(barWidth - filled)}]`;
}

const cut = (text: string, width: number) => (text.length < width ? text : `${text.slice(0, width - 2)}…`);
