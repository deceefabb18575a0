import { setMaxListeners } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { benchAnalysed } from "./analysed.mjs";
import { benchHistory } from "./history.mjs";
import { benchIncremental, benchLog, benchRoles } from "./incremental.mjs";
import { createLargeOrg } from "./large-org.mjs";
import { describeMachine } from "./machine.mjs";
import { readOptions, UsageError, usage } from "./options.mjs";
import { benchQuestions } from "./questions.mjs";
import { sizeInWords, toReport } from "./report.mjs";
import { requestMinimum, total } from "./request-minimum.mjs";
import { benchRequests } from "./requests.mjs";
import { openStage } from "./stage.mjs";
import { benchSync } from "./sync.mjs";

// Far longer than any run on a usable machine takes: nothing waits for ever.
const longestRunMs = 90 * 60_000;
const log = (line) => console.error(line);

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(usage);
    return 0;
  }
  const interruption = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const interrupt = (name) => {
    if (interruption.signal.aborted) process.exit(130);
    log(`${name}: ending what was started; once more to end at once`);
    interruption.abort(new Error("interrupted"));
  };
  for (const name of signals) process.on(name, interrupt);
  const deadline = AbortSignal.timeout(longestRunMs);
  const signal = AbortSignal.any([interruption.signal, deadline]);

  // Every request under way listens to it.
  setMaxListeners(0, signal);

  try {
    let machine;
    const sections = [];
    for (const [place, size] of options.sizes.entries()) {
      const stage = await openStage({ signal, log });
      try {
        machine ??= await describeMachine(stage.driver);
        sections.push(...(await benchSize(stage, size, { ...options, signal, isFirst: place === 0 })));
      } finally {
        await stage.close();
      }
    }
    const results = { machine, seed: options.sizes[0].seed, sections };
    console.log(toReport(results));
    if (options.write) {
      const file = new URL("../docs/performance.md", import.meta.url);
      writeFileSync(file, toReport(results, readFileSync(file, "utf8")));
      log("Written: docs/performance.md");
    }
    const failures = sections.flatMap((section) => section.failures);
    for (const failure of failures) log(`FAILED  ${failure}`);
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    return 130;
  } finally {
    for (const name of signals) process.off(name, interrupt);
  }
}

/** All that is asked for, for an org of one size, on a Neo4j that holds no other. */
async function benchSize(stage, size, { only, runs, signal, isFirst }) {
  const large = createLargeOrg(stage, size);
  const sections = [];
  // The orgs that are the same at every size are measured once.
  if (only.has("requests")) sections.push(await benchRequests(stage, large, { log, withSmall: isFirst }));
  if (only.has("sync")) sections.push(await benchSync(stage, large, { signal, log }));
  if (only.has("incremental")) sections.push(await benchIncremental(stage, size, { log }));
  const minimumOf = (org) => total(requestMinimum(org));
  if (only.has("roles") && isFirst) sections.push(await benchRoles(stage, size, { log, minimumOf }));
  if (only.has("log") && isFirst) sections.push(await benchLog(stage, size, { log }));
  if (only.has("questions")) sections.push(await benchQuestions(stage, large, { signal, log, runs }));
  if (only.has("foresight") || only.has("findings"))
    sections.push(...(await benchAnalysed(stage, size, { signal, log, only, runs })));
  if (only.has("history")) sections.push(await benchHistory(stage, size, { signal, log, runs }));
  const heading = sizeInWords(size);
  log(`Done: ${heading}`);
  return sections.map((section) => ({ ...section, heading }));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n\n${usage}` : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
