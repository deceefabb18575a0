/**
 * Lets one caller go on in each turn of the event loop. When many questions come at once, checking them all takes a
 * while; between two of them whatever else came in is answered, health checks above all.
 */
export function createPacing(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  function next(): void {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
