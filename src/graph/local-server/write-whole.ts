import { renameSync, rmSync, writeFileSync } from "node:fs";

/** A reader sees the file as it was or as it will be, also when the writer is killed in between. */
export function writeWhole(path: string, value: unknown): void {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, `${JSON.stringify(value)}\n`, { mode: 0o600, flush: true });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
