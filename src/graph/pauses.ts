/** So many steps fit into a turn of the event loop without keeping others waiting for long. */
const stepsOfTurn = 50;

/**
 * For long work made of many small steps, such as the rows of a large answer: awaited between two steps it returns at once
 * while the work is small, and lets others in the process have their turn (another caller, a health check) after some
 * steps. One for all such work, since there is only one thread.
 */
export function createPauses(): () => Promise<void> | undefined {
  const waiting: (() => void)[] = [];
  let steps = 0;

  function nextTurn(): void {
    const going = waiting.splice(0, stepsOfTurn);
    steps = going.length;
    if (steps > 0) setImmediate(nextTurn);
    for (const go of going) go();
  }

  return () => {
    if (steps === 0) setImmediate(nextTurn);
    if (steps < stepsOfTurn) {
      steps += 1;
      return undefined;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
}
