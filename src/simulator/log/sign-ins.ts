import { createRandom } from "../random.ts";
import type { OutcomeResult } from "./event.ts";

export interface SignIns {
  count: number;
  since: Date | number;
  until: Date | number;
  seed?: string | number;
  /** The share that fails; none if not said. */
  failures?: number;
}

export interface Pair {
  person: number;
  app: number;
}

/** Rising in time. The third power leaves many accounts unused, and the stride spreads the busy ones over apps and people. */
export function addSignIns(
  orgSeed: string,
  { count, since, until, seed = 1, failures = 0 }: SignIns,
  pairs: readonly Pair[],
  add: (at: number, pair: Pair, result: OutcomeResult) => void,
): void {
  if (count > 0 && pairs.length === 0) throw new RangeError("Nobody has an account to sign in with");
  const random = createRandom(`${orgSeed}/sign-ins/${seed}`);
  const [begin, end] = [Number(since), Number(until)];
  const stride = strideFor(pairs.length);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(begin + ((i + random.next()) / count) * (end - begin));
    const rank = random.next();
    const pair = pairs[(Math.floor(rank * rank * rank * pairs.length) * stride) % pairs.length] as Pair;
    add(at, pair, random.chance(failures) ? "FAILURE" : "SUCCESS");
  }
}

/** Has no divisor in common with the length, so that it reaches every place. */
function strideFor(length: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (divides(stride, length) > 1) stride++;
  return stride;
}
