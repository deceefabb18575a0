import { codedError } from "../errors.ts";

export interface TurnstileOptions {
  /** What may be inside at once, all weights together. */
  capacity: number;
  /** How many may stand in line. */
  places: number;
  /** How long one may stand in line, in milliseconds. */
  patience: number;
}

/** Lets work in while the weights of all that is inside stay within a capacity; the rest waits in line, within limits. */
export interface Turnstile {
  /**
   * @returns what lets the next one in, to be called once the work is done
   * @throws GraphQLError BUSY when the line is full or was too slow; the signal's reason when whoever waits goes away
   */
  enter(weight: number, signal: AbortSignal): Promise<() => void>;
}

interface Waiting {
  weight: number;
  overtaken: number;
  start(): void;
}

// Small work may pass large work that does not fit yet, but not for ever.
const mostOvertaken = 50;

export function createTurnstile({ capacity, places, patience }: TurnstileOptions): Turnstile {
  const line: Waiting[] = [];
  let inside = 0;

  function admit(): void {
    const passed: Waiting[] = [];
    for (const waiting of [...line]) {
      if (inside + waiting.weight <= capacity) {
        line.splice(line.indexOf(waiting), 1);
        inside += waiting.weight;
        for (const other of passed) other.overtaken += 1;
        waiting.start();
      } else if (waiting.overtaken < mostOvertaken) passed.push(waiting);
      else return;
    }
  }

  function leaving(weight: number): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inside -= weight;
      admit();
    };
  }

  return {
    async enter(given, signal) {
      signal.throwIfAborted();
      const weight = Math.min(given, capacity);
      let start = (): void => {};
      const started = new Promise<void>((resolve) => {
        start = resolve;
      });
      const waiting: Waiting = { weight, overtaken: 0, start };
      line.push(waiting);
      admit();
      if (!line.includes(waiting)) return leaving(weight);
      if (line.length > places) {
        line.pop();
        throw busy();
      }
      let timer: NodeJS.Timeout | undefined;
      let onAbort = (): void => {};
      const givenUp = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(busy()), patience);
        onAbort = () => reject(signal.reason);
        signal.addEventListener("abort", onAbort, { once: true });
      });
      try {
        await Promise.race([started, givenUp]);
        return leaving(weight);
      } catch (error) {
        const place = line.indexOf(waiting);
        // Let in at the very moment of giving up: its place inside goes to the next.
        if (place === -1) leaving(weight)();
        else line.splice(place, 1);
        // What could not pass it may fit now.
        admit();
        throw error;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", onAbort);
      }
    },
  };
}

function busy() {
  return codedError("BUSY", "Access Graph is answering as many questions as it can. Ask again in some seconds.", {
    http: { status: 503, headers: { "retry-after": "5" } },
  });
}
