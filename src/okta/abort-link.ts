/**
 * One signal that follows several, and lets go of them when the work is done: signals that live as long as a sync
 * must not gather a listener for each of its requests.
 */
export function linkAborts(signals: readonly (AbortSignal | undefined)[]) {
  const controller = new AbortController();
  const parents = signals.filter((signal) => signal !== undefined);
  const follow = (event: Event): void => controller.abort((event.target as AbortSignal).reason);
  for (const parent of parents) {
    if (parent.aborted) controller.abort(parent.reason);
    else parent.addEventListener("abort", follow, { once: true });
  }
  return {
    signal: controller.signal,
    abort: (reason: unknown) => controller.abort(reason),
    [Symbol.dispose]() {
      for (const parent of parents) parent.removeEventListener("abort", follow);
    },
  };
}
