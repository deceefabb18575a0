import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Makes the home if it is not there, for its owner alone. */
export async function createHome(home: string): Promise<void> {
  const made = await mkdir(home, { recursive: true, mode: 0o700 });
  if (made !== undefined) await chmod(home, 0o700);
}

/**
 * Puts a whole new file in place of the old one: whoever reads meanwhile, or after a crash, sees one or the other.
 * Callers hold the file's lock, so left-over drafts are those of writers that died.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  await removeDrafts(path);
  const draft = await writeDraft(path, text);
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Makes the file with its whole content, or answers false when it is already there: a link appears at once or not at all. */
export async function createFileOnce(path: string, text: string): Promise<boolean> {
  const draft = await writeDraft(path, text);
  try {
    await link(draft, path);
    await syncFolder(dirname(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(path: string, text: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString("hex")}.draft`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    // Node names the file when it cannot be opened, but not when it cannot be written to.
    throw Object.assign(error as Error, { path });
  } finally {
    await file.close();
  }
  return draft;
}

async function removeDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const drafts = (await readdir(folder)).filter(
    (name) => name.startsWith(`${basename(path)}.`) && name.endsWith(".draft"),
  );
  await Promise.all(drafts.map((name) => rm(join(folder, name), { force: true })));
}

/** Without this a power cut may bring the old name back; some systems cannot sync a folder, and then it is as good as they are. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
