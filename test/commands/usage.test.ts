import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { buildCommand, newOperator } from "../support/command.ts";

beforeAll(buildCommand, 120_000);

const names = ["demo", "connect", "connections", "disconnect", "doctor", "sync", "serve", "query"];
const all = [...names, "keys", "simulate", "neo4j", "migrate", "version"];

describe("help", () => {
  test("lists every command of the contract", async () => {
    const { code, stdout } = await newOperator().run(["--help"]);
    expect(code).toBe(0);
    for (const name of all) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
  });
});

describe("a wrong command line ends with 2, on stderr alone", () => {
  test.each([
    [["conect"], "connect"],
    [["sync", "--fool"], "--fool"],
    [["sync", "surplus"], "too many arguments"],
    [["serve", "--port", "99999"], "0 to 65535"],
    [["disconnect"], "name"],
    [["query"], "--file"],
    [["query", "{ organizations { name } }", "--file", "x"], "--file"],
    [["query", "{ organizations { name } }", "--variables", "[1]"], "--variables"],
  ])("%j", async (args, hint) => {
    const { code, stdout, stderr } = await newOperator().run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(hint);
  });

  test("what follows a mistyped option is not repeated, since it may be a secret", async () => {
    const { code, stderr } = await newOperator().run(["connect", "acme.okta.com", "--tokn=00hunter2"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--tokn");
    expect(stderr).not.toContain("hunter2");
  });
});

describe("a wrong configuration ends with 3", () => {
  test.each([
    [{ NEO4J_URI: "http://db", NEO4J_PASSWORD: "hunter2" }, "NEO4J_URI"],
    [{ NEO4J_URI: "bolt://db" }, "NEO4J_PASSWORD_FILE"],
    [{ OKTA_CLIENT_ORGURL: "https://acme.okta.com" }, "OKTA_CLIENT_TOKEN_FILE"],
    [{ OKTA_CLIENT_AUTHORIZATIONMODE: "PrivateKey" }, "OKTA_CLIENT_CLIENTID"],
  ])("%j", async (env, hint) => {
    const { code, stdout, stderr } = await newOperator(env).run(["sync"]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain("hunter2");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("a damaged .env file is told by its line", async () => {
    const operator = newOperator();
    writeFileSync(join(operator.folder, ".env"), "NEO4J_DATABASE=neo4j\nhunter2\n");
    const { code, stderr } = await operator.run(["sync"]);
    expect(code).toBe(3);
    expect(stderr).toContain("line 2");
    expect(stderr).not.toContain("hunter2");
  });

  test("stacks are for those who ask for them", async () => {
    const { stderr } = await newOperator({ NEO4J_URI: "x", ACCESS_GRAPH_DEBUG: "1" }).run(["sync"]);
    expect(stderr).toMatch(/^\s+at /m);
  });

  test("nothing connected is told with the ways there are", async () => {
    const { code, stderr } = await newOperator().run(["sync"]);
    expect(code).toBe(3);
    expect(stderr).toContain("access-graph connect");
  });
});

test("version tells its versions without starting anything", async () => {
  const { code, stdout, stderr } = await newOperator().run(["version", "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual({
    accessGraph: expect.stringMatching(/^\d+\.\d+\.\d+/),
    node: process.versions.node,
    neo4j: null,
  });
});
