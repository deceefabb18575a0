import { join } from "node:path";
import { generateOrg } from "../dist/simulator/generate.js";
import { countContents } from "./graph-contents.mjs";
import { runSync } from "./syncing.mjs";

/**
 * The large org: served by a process of its own, and made here once more from the same seed to know the truth. It is synced
 * when a part of the run first needs it, and once for all of them.
 */
export function createLargeOrg(stage, size) {
  const org = generateOrg(size);
  let server;
  let first;
  let repeated;

  const simulator = () => {
    server ??= serve(stage, size);
    return server;
  };
  const sync = async () => {
    const run = await runSync(stage, await simulator());
    return { ...run, contents: await countContents(stage.driver, org.id, run.result.startedAt) };
  };

  return {
    org,
    size,
    simulator,
    sync,
    firstSync: () => {
      first ??= sync();
      return first;
    },
    repeatedSync: () => {
      repeated ??= (async () => {
        first ??= sync();
        await first;
        return await sync();
      })();
      return repeated;
    },
  };
}

async function serve(stage, { users, groups, apps, seed }) {
  const tokens = join(stage.folder, "tokens");
  const sizes = Object.entries({ users, groups, apps }).flatMap(([name, count]) => [`--${name}`, String(count)]);
  const { pid, said } = await stage.children.serve(["simulate", ...sizes, "--seed", seed, "--token-folder", tokens], {
    ready: /^org URL\s+(?<url>\S+)$/m,
    timeoutMs: 120_000,
  });
  return { pid, url: said.url, tokenFile: join(tokens, "read-only-admin.token") };
}
