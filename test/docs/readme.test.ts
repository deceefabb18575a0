import { execFile } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { complaintAbout } from "../commands/accepted.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { startServe } from "../support/serve.ts";
import { commandAbout } from "./ask-about.ts";
import { blocksOf, documents, root, textOf } from "./documents.ts";

beforeAll(buildCommand, 120_000);

const lines = blocksOf("README.md", "sh").flatMap(({ text }) => text.split("\n").filter((line) => line !== ""));
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;

/** What each command of the README prints, among other things. A command that is not here fails the test. */
const prints: [command: RegExp, output: RegExp][] = [
  [/^access-graph connect /, /^Connected Larkspur Robotics .* as acme\.\n.*admin permissions: not visible/s],
  [/^access-graph sync$/, /^acme: COMPLETE\n.*\bmemberships\b/s],
  [/^access-graph connections$/, /^acme .* COMPLETE$/m],
  [/whoCanReach/, /ada\.lopez@larkspur\.example +USABLE +3\n.*totalCount: 5/s],
  [/SUSPENDED/, /^\{"data":\{"users":\{"nodes":\[\{"login":"marco\.bianchi@larkspur\.example","department":"Sales"\}/],
  [/^access-graph report leaver-with-access/, /Priya Nair|priya\.nair/],
  [/^access-graph export /, /^$/],
  [/^curl .*apps \{/, /"label":"Payroll","status":"ACTIVE"/],
  [/^access-graph keys create --read-only reporting > reporting\.key$/, /^$/],
  [/^curl .*Bearer/, /\{"data":\{"organizations":\[.*"name":"Larkspur Robotics"/],
  [/^access-graph keys list$/, /^\w{12} +reporting /m],
];

test("the README is short enough to be read", () => {
  expect(textOf("README.md").split("\n").length - 1).toBeLessThan(200);
});

test("the README's npm commands are scripts of the package", () => {
  const npm = lines.filter((line) => line.startsWith("npm ")).flatMap((line) => line.split(" && "));
  expect(npm).toContain("npm run demo");
  expect(npm).toContain("npm test");
  for (const command of npm) {
    const [, script] = /^npm (?:run )?([\w:-]+)( -- .*)?$/.exec(command) ?? [];
    if (script === "ci") expect(existsSync(join(root, "package-lock.json"))).toBe(true);
    else expect(Object.keys(scripts)).toContain(script);
  }
});

test("the commands that documents only mention are commands of the product, with options that it has", async () => {
  const mentioned = documents.flatMap((document) => {
    const blocks = ["sh", "shell"].flatMap((language) => blocksOf(document, language));
    const given = blocks.flatMap(({ text }) => text.split("\n").map((line) => line.trim()));
    // A code span may go on after a line break.
    const spans = [...textOf(document).matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map(([, span = ""]) =>
      span.replace(/\s+/g, " "),
    );
    const lines = [...given, ...spans].map((line) => line.replace(/^docker compose run --rm /, ""));
    return lines.filter((line) => line.startsWith("access-graph ")).map((line) => ({ document, line }));
  });
  expect(mentioned.length).toBeGreaterThan(40);
  const wrong: string[] = [];
  for (const { document, line } of mentioned) {
    if (line === "access-graph help COMMAND") continue;
    // One for each of the ways that are told with a bar between them.
    const ways = /^(.* )?([a-z]+(?:\|[a-z]+)+)(.*)$/.exec(line);
    const lines =
      ways === null ? [line] : (ways[2] ?? "").split("|").map((way) => `${ways[1] ?? ""}${way}${ways[3] ?? ""}`);
    for (const one of lines) {
      const complaint = await complaintAbout(one.replace(/^access-graph /, ""));
      if (complaint !== null && !/missing required argument|required option/.test(complaint))
        wrong.push(`${document}: ${one}: ${complaint}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("the README's other commands can be given one after the other, and say what they should", async () => {
  const org = Object.assign(storyOrg(), { id: "00oreadmetest0000000" });
  const simulator = await startSimulator({ org });
  onTestFinished(() => simulator.close());
  const operator = newOperator(testNeo4j().env);
  const command = join(operator.folder, "access-graph");
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(root, "bin/access-graph")}' "$@"\n`);
  chmodSync(command, 0o755);
  writeFileSync(join(operator.folder, "okta.token"), simulator.tokens.readOnlyAdmin, { mode: 0o600 });
  const env = { ...operator.env, PATH: `${operator.folder}:${operator.env.PATH}` };

  // A simulated org stands in for the reader's, and free ports for those that something else may have.
  let server = "";
  const adapted = (line: string) =>
    commandAbout(org.id, line)
      .replace("--org acme", `--org ${org.id}`)
      .replaceAll("your-org.okta.com", simulator.url)
      .replaceAll("http://127.0.0.1:4000/graphql", server);

  for (const line of lines.filter((one) => !one.startsWith("npm "))) {
    if (line === "access-graph serve") {
      const { running: serving, url } = await startServe(operator);
      server = url;
      onTestFinished(async () => {
        serving.child.kill("SIGTERM");
        expect((await serving.ended).code).toBe(0);
      });
      continue;
    }
    const [, output] = prints.find(([pattern]) => pattern.test(line)) ?? [];
    expect(output, `a known command: ${line}`).toBeDefined();
    const { stdout } = await promisify(execFile)("sh", ["-c", adapted(line)], { cwd: operator.folder, env });
    expect(stdout, line).toMatch(output as RegExp);
  }
}, 120_000);
