import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCommand } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { fuzz, fuzzTimeout } from "./fuzz.ts";
import { oddArgument } from "./odd-texts.ts";

const binary = join(import.meta.dirname, "../../bin/access-graph");
const folder = mkdtempSync(join(tmpdir(), "access-graph-hostile-"));
beforeAll(buildCommand, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = "00hunter2SECRET_-hunter2SECRET";
const noFolder = join(folder, "a-file");
writeFileSync(noFolder, "");
writeFileSync(join(folder, "token"), `${secret}\n`);
writeFileSync(join(folder, "two-tokens"), `${secret}\n${secret}\n`);
writeFileSync(join(folder, "large"), secret.repeat(50_000));
writeFileSync(join(folder, "bytes"), Buffer.from([0, 255, 254, 10, 13, 27, 91, 50, 74]));

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** One command of a user whose home is a folder, or no folder where it must not start a database. */
async function run(args: readonly string[], input: string, env: Record<string, string> = {}): Promise<Ended> {
  const starts = ["demo", "neo4j"].includes(args[0] ?? "");
  const child = spawn(process.execPath, [binary, ...args], {
    cwd: folder,
    env: {
      // No Java, Maven or Docker is found on it.
      PATH: folder,
      HOME: folder,
      ACCESS_GRAPH_HOME: starts ? noFolder : join(folder, "home"),
      ...(starts ? {} : testNeo4j().env),
      ...env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  // What runs until a signal is given one when it has said so; what says nothing for this long hangs.
  const asked = setInterval(() => {
    if (output.includes("runs until Ctrl-C")) child.kill("SIGTERM");
  }, 50);
  const hung = setTimeout(() => child.kill("SIGKILL"), 60_000);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve({ code, signal, output }));
    });
  } finally {
    clearInterval(asked);
    clearTimeout(hung);
  }
}

async function endsWell(args: readonly string[], input: string, env: Record<string, string> = {}): Promise<Ended> {
  const ended = await run(args, input, env);
  const told = JSON.stringify({ args, ...ended });
  expect([0, 2, 3, 4, 5, 6, 7], told).toContain(ended.code);
  expect(ended.output, told).not.toMatch(/^\s+at .+:\d+:\d+\)?$|not foreseen|UnhandledPromise|node:internal/m);
  expect(ended.output, told).not.toContain(testNeo4j().settings.password.reveal());
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  expect(ended.output, told).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  return ended;
}

const commands = [
  "demo",
  "connect",
  "connections",
  "disconnect",
  "doctor",
  "sync",
  "serve",
  "query",
  "keys",
  "simulate",
  "neo4j",
  "migrate",
  "version",
  "help",
  "",
];
const flags = [
  "--json",
  "--quiet",
  "-q",
  "--help",
  "--port",
  "--metrics-port",
  "--host",
  "--org",
  "--full",
  "--dry-run",
  "--accept-shrink",
  "--file",
  "-f",
  "--variables",
  "--token-file",
  "--name",
  "--email",
  "--purge",
  "--yes",
  "--users",
  "--groups",
  "--apps",
  "--seed",
  "--rate-limits",
  "--story",
  "--bolt-port",
  "--no-serve",
  "--",
  "-",
  "--version",
  "create",
  "list",
  "revoke",
  "status",
];
const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...flags) },
  { weight: 2, arbitrary: oddArgument },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...flags), oddArgument).map(([flag, text]) => `${flag}=${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "0",
      "1",
      "-1",
      "65536",
      "1e3",
      "127.0.0.1",
      "0.0.0.0",
      "{ __typename }",
      "{}",
      "[]",
      "@token",
      "token",
      "bytes",
      "large",
      "http://127.0.0.1:1",
      "evil.example",
    ),
  },
);

test("any arguments end with a code of the contract, in words", { timeout: fuzzTimeout(240_000) }, async () => {
  const lines = fc.tuple(fc.constantFrom(...commands), fc.array(words, { maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(lines, oddArgument, async ([command, rest], input) => {
      await endsWell(
        [command, ...rest].filter((word) => word !== ""),
        input,
      );
    }),
    fuzz(16),
  );
});

/** What people do with a token when they are in a hurry. */
const mistakes: [string, string[], string][] = [
  ["as a value", ["connect", "acme.okta.com", "--token", secret], ""],
  ["glued to the option", ["connect", "acme.okta.com", `--token=${secret}`], ""],
  ["with a mistyped option", ["connect", "acme.okta.com", `--tokn=${secret}`], ""],
  ["with a short option", ["connect", "acme.okta.com", `-t${secret}`], ""],
  ["in place of the file", ["connect", "acme.okta.com", "--token-file", secret], ""],
  ["in place of the domain", ["connect", secret, "--token-file", "token"], ""],
  ["after the domain", ["connect", "acme.okta.com", secret], ""],
  ["within the address", ["connect", `https://x:${secret}@acme.okta.com`, "--token-file", "token"], ""],
  ["in a file with two", ["connect", "http://127.0.0.1:1", "--token-file", "two-tokens"], ""],
  ["in a file that is huge", ["connect", "http://127.0.0.1:1", "--token-file", "large"], ""],
  ["on stdin, twice", ["connect", "http://127.0.0.1:1", "-"], `${secret}\n${secret}`],
  ["on stdin, with its scheme", ["connect", "http://127.0.0.1:1", "-"], `SSWS ${secret}`],
  ["on stdin, without end", ["connect", "http://127.0.0.1:1", "-"], secret.repeat(50_000)],
  ["to an org that is not there", ["connect", "http://127.0.0.1:1", "-"], secret],
  ["as the id of a key", ["keys", "revoke", `agk_zzz.${secret}`], ""],
  ["after the id of a key", ["keys", "revoke", `agk_0123456789ab.${secret}`], ""],
  ["as variables", ["query", "{ __typename }", "--variables", secret], ""],
];
test.each(mistakes)("a secret given %s is not repeated", async (_, args, input) => {
  const { code, output } = await endsWell(args, input);
  expect(code).not.toBe(0);
  expect(output.toLowerCase()).not.toContain("hunter2");
});

test.each([
  [["doctor"], { OKTA_CLIENT_ORGURL: "http://127.0.0.1:1", OKTA_CLIENT_TOKEN: secret }],
  [["sync"], { OKTA_CLIENT_ORGURL: `https://${secret}`, OKTA_CLIENT_TOKEN: secret }],
  [["sync"], { OKTA_CLIENT_ORGURL: "https://acme.okta.com", OKTA_CLIENT_TOKEN: `${secret} ${secret}` }],
  [
    ["sync", "--json"],
    { OKTA_CLIENT_ORGURL: "https://evil.example", OKTA_CLIENT_TOKEN: secret, ACCESS_GRAPH_DEBUG: "1" },
  ],
  [["sync"], { OKTA_CLIENT_ORGURL: "http://127.0.0.1:1", OKTA_CLIENT_TOKEN_FILE: secret }],
  [["doctor", "--json"], { NEO4J_PASSWORD: secret, ACCESS_GRAPH_DEBUG: "1" }],
])(
  "a sign-in of the environment is not repeated, whatever is wrong with it: %j",
  async (args, env: Record<string, string>) => {
    const { code, output } = await run(args, "", env);
    expect(code).not.toBe(0);
    expect(output.toLowerCase()).not.toContain("hunter2");
  },
);
