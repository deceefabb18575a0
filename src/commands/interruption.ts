import { exitCodes } from "./exit-codes.ts";

/** The wish of a user or a supervisor to stop, as a signal to hand down. */
export interface Interruption {
  signal: AbortSignal;
  /** The operating system's signal that came, if one did. */
  received(): NodeJS.Signals | null;
  [Symbol.dispose](): void;
}

/** The first signal asks everything to end in order; a second one ends the process where it stands. */
export function listenForInterruption(say: (text: string) => void): Interruption {
  const controller = new AbortController();
  let received: NodeJS.Signals | null = null;
  const names: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
  const onSignal = (name: NodeJS.Signals) => {
    if (received !== null) process.exit(exitCodes.interrupted);
    received = name;
    if (name === "SIGINT") say("\nStopping. Press Ctrl-C again to stop at once.");
    controller.abort();
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    received: () => received,
    [Symbol.dispose]: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
