import { totalmem } from "node:os";

/** Megabytes. */
export interface ServerMemory {
  heap: number;
  pageCache: number;
}

/** An eighth of the machine each, or of what a container grants: the server shares the machine with its user's work. */
export function sizeMemory(bytes = availableBytes()): ServerMemory {
  const eighth = Math.floor(bytes / 8 / 1024 / 1024);
  return { heap: clamp(eighth, 512, 2048), pageCache: clamp(eighth, 256, 2048) };
}

function availableBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
