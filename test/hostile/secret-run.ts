import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { send } from "../server/serving.ts";
import type { Operator } from "../support/command.ts";
import { startServe } from "../support/serve.ts";
import { type Secrets, startLeakyOkta } from "./leaky-okta.ts";

/** All that somebody can see of the product, by where it was seen. */
export type Seen = Map<string, Buffer>;

/**
 * Everything an operator does with an org, from connecting it to asking about it, while Okta returns secrets everywhere and
 * fails now and then; all that is answered, printed and logged meanwhile, and every command line of the machine.
 */
export async function runWithSecrets(operator: Operator) {
  const token = `00${randomBytes(20).toString("hex")}`;
  const okta = await startLeakyOkta(token);
  const seen: Seen = new Map();
  const stopWatching = watchCommandLines(seen);
  const run = async (args: string[], input = "") => {
    const { code, stdout, stderr } = await operator.run(args, input);
    seen.set(`${seen.size}: ${args.join(" ")}`, Buffer.from(stdout + stderr));
    return { code, stdout };
  };
  let apiKey = "";
  try {
    expect((await run(["connect", okta.url, "-", "--name", "leaky"], `${token}\n`)).code).toBe(0);
    // The first sync cannot read everything; the next ones can read nothing.
    expect((await run(["sync", "--org", "leaky", "--json"])).code).toBe(7);
    for (const mood of ["down", "refusing"] as const) {
      okta.be(mood);
      expect((await run(["sync", "--org", "leaky"])).code).not.toBe(0);
      await run(["doctor"]);
    }
    okta.be("whole");
    expect((await run(["sync", "--org", "leaky", "--full"])).code).toBe(7);
    await run(["doctor", "--json"]);
    await run(["connections", "--json"]);
    await run(["neo4j", "status", "--json"]);
    // Printed once, on purpose: it is not looked for in that output.
    apiKey = (await operator.run(["keys", "create", "scanner"])).stdout.trim();
    await run(["keys", "list", "--json"]);
    // A Neo4j that has just started may take longer for the first answer than one may take.
    const ask = ["query", everything, "--json", "--variables", JSON.stringify({ org: okta.id })];
    let answer = await run(ask);
    for (let more = 4; answer.code !== 0 && more > 0; more -= 1) answer = await run(ask);
    expect(answer.stdout).toContain(JSON.stringify(okta.description).slice(1, -1));
    await askServer(operator, apiKey, okta.id, seen);
  } finally {
    await stopWatching();
    await okta.close();
  }
  expect(okta.secrets.size).toBeGreaterThan(30);
  const ours = new Map([
    ["the Okta token", token],
    ["the API key", apiKey],
    ["the secret of the API key", apiKey.split(".")[1] ?? ""],
  ]);
  return {
    seen,
    secrets: new Map([...okta.secrets, ...ours]) as Secrets,
    description: okta.description,
    orgId: okta.id,
  };
}

const everything = `query ($org: ID!) {
  organizations { oktaId name domain connectionName dataStatus { gaps { collector scope scopeName code reason } } syncs { reason collectors { name status reason } } }
  users(org: $org) { nodes { login email displayName department title managerId userType memberships { edges { group { name } } } canReach { edges { account { userName scope } } } } }
  groups(org: $org) { nodes { name description rules { name expression } members { dataStatus { gaps { reason } } } } }
  apps(org: $org) { nodes { label name signOnMode status features whoCanReach { edges { user { login } account { userName } } dataStatus { gaps { reason } } } } }
}`;

async function askServer(operator: Operator, apiKey: string, org: string, seen: Seen): Promise<void> {
  const { running, url, metrics } = await startServe(operator);
  const headers = { "content-type": "application/json", authorization: `Bearer ${apiKey}` };
  const body = JSON.stringify({ query: everything, variables: { org } });
  for (const [name, request] of [
    ["an answer", () => send(url, { method: "POST", headers, body })],
    [
      "a refusal",
      () => send(url, { method: "POST", headers: { ...headers, authorization: `Bearer ${apiKey}x` }, body }),
    ],
    ["a mistake", () => send(url, { method: "POST", headers, body: '{"query":"{ nope }"}' })],
    ["the page", () => send(url, { headers: { accept: "text/html" } })],
    ["readiness", () => send(new URL("/readyz", url).href)],
    ["metrics", () => send(metrics)],
  ] as const) {
    const { text, headers } = await request();
    seen.set(`serve: ${name}`, Buffer.from(JSON.stringify(headers) + text));
  }
  running.child.kill("SIGTERM");
  const { code, stdout, stderr } = await running.ended;
  expect(code).toBe(0);
  seen.set("serve: its output", Buffer.from(stdout + stderr));
}

/** Notes the command line of every process of the machine, as anybody on it can. */
function watchCommandLines(seen: Seen): () => Promise<void> {
  const lines = new Set<string>();
  const timer = setInterval(() => {
    for (const name of readdirSync("/proc")) {
      if (!/^\d+$/.test(name)) continue;
      try {
        lines.add(readFileSync(`/proc/${name}/cmdline`, "latin1"));
      } catch {
        // It has ended meanwhile.
      }
    }
  }, 20);
  return async () => {
    clearInterval(timer);
    seen.set("command lines", Buffer.from([...lines].join("\n"), "latin1"));
  };
}

/** Every file below a folder. */
export function filesBelow(folder: string): Seen {
  const found: Seen = new Map();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) found.set(path, readFileSync(path));
  }
  return found;
}

/** Where which secret is, as it is, in base64 or in a URL. */
export function findSecrets(seen: Seen, secrets: Secrets): string[] {
  const forms = [...secrets].flatMap(([place, secret]) =>
    formsOf(secret).map((form) => [place, Buffer.from(form)] as const),
  );
  return [...seen].flatMap(([where, bytes]) =>
    forms.filter(([, form]) => bytes.includes(form)).map(([place]) => `${where}: ${place}`),
  );
}

function formsOf(secret: string): string[] {
  const url = encodeURIComponent(secret);
  // In base64 a text looks different for each of three places it can begin at; its ends depend on what stands beside it.
  const inBase64 = (["base64", "base64url"] as const).flatMap((encoding) =>
    ["", "x", "xx"].map((before) =>
      Buffer.from(before + secret)
        .toString(encoding)
        .replace(/=+$/, "")
        .slice(before === "" ? 0 : 4, -2),
    ),
  );
  const json = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, url, url.replaceAll("%20", "+"), json, ...inBase64])];
}
