import { writeFileSync } from "node:fs";
import { createLargeOrg } from "./large-org.mjs";
import { describeMachine } from "./machine.mjs";
import { readOptions, UsageError, usage } from "./options.mjs";
import { benchQuestions } from "./questions.mjs";
import { toReport } from "./report.mjs";
import { benchRequests } from "./requests.mjs";
import { openStage } from "./stage.mjs";
import { benchSync } from "./sync.mjs";

// Far longer than any run on a usable machine takes: nothing waits for ever.
const longestRunMs = 45 * 60_000;
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

  let stage;
  try {
    stage = await openStage({ signal, log });
    const machine = await describeMachine(stage.driver);
    const large = createLargeOrg(stage, options.size);
    const steps = { requests: benchRequests, sync: benchSync, questions: benchQuestions };
    const sections = [];
    for (const [part, step] of Object.entries(steps)) {
      if (options.only.has(part)) sections.push(await step(stage, large, { signal, log, runs: options.runs }));
    }
    const report = toReport({ machine, size: options.size, sections });
    console.log(report);
    if (options.write) {
      writeFileSync(new URL("../docs/performance.md", import.meta.url), report);
      log("Written: docs/performance.md");
    }
    const failures = sections.flatMap((section) => section.failures);
    for (const failure of failures) log(`FAILED  ${failure}`);
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    return 130;
  } finally {
    await stage?.close();
    for (const name of signals) process.off(name, interrupt);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n\n${usage}` : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
