/** @returns the time within which a share of all runs ended */
export function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

export async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
