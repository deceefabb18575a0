import { writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ConfigError, type Overrides, parseToken, readConfig } from "../../src/config.ts";
import { folderOfTest } from "../support/test-folder.ts";

function folderWith(files: Record<string, string | Buffer> = {}): string {
  const folder = folderOfTest("config");
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

function read(env: Record<string, string>, options: { flags?: Overrides; folder?: string; okta?: boolean } = {}) {
  return readConfig(options.flags ?? {}, {
    env,
    folder: options.folder ?? folderWith(),
    ...(options.okta === undefined ? {} : { okta: options.okta }),
  });
}

function problem(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error("nothing was thrown");
}

describe("what is read", () => {
  test("nothing set means the managed Neo4j below the user's home and no Okta sign-in", () => {
    const config = read({});
    expect(config).toMatchObject({
      home: join(homedir(), ".access-graph"),
      cache: join(homedir(), ".access-graph", "cache"),
      neo4j: { kind: "managed" },
      okta: null,
    });
  });

  test("flags beat the environment, which beats the .env file", () => {
    const folder = folderWith({ ".env": "ACCESS_GRAPH_HOME=/from-file\nACCESS_GRAPH_CACHE=/cache-from-file\n" });
    expect(read({}, { folder }).home).toBe("/from-file");
    expect(read({ ACCESS_GRAPH_HOME: "/from-env" }, { folder })).toMatchObject({
      home: "/from-env",
      cache: "/cache-from-file",
    });
    const flags = { ACCESS_GRAPH_HOME: "/from-flag" };
    expect(read({ ACCESS_GRAPH_HOME: "/from-env" }, { folder, flags }).home).toBe("/from-flag");
  });

  test("an empty variable counts as not set, as compose files write it", () => {
    expect(read({ NEO4J_URI: "", OKTA_CLIENT_ORGURL: "" })).toMatchObject({ neo4j: { kind: "managed" }, okta: null });
  });

  test("a password file is read without its last line break, and hides a password of a lower layer", () => {
    const folder = folderWith({ password: "p w\n", ".env": "NEO4J_PASSWORD=old" });
    const { neo4j } = read({ NEO4J_URI: "neo4j://db", NEO4J_PASSWORD_FILE: "password" }, { folder });
    expect(neo4j.kind === "uri" && neo4j.password.reveal()).toBe("p w");
    expect(neo4j).toMatchObject({ username: "neo4j", database: null });
  });

  test("the Okta sign-in is read from the SDK's own variables, its token from a file", () => {
    const folder = folderWith({ token: "00abc\n" });
    const { okta } = read({ OKTA_CLIENT_ORGURL: "https://acme.okta.com", OKTA_CLIENT_TOKEN_FILE: "token" }, { folder });
    expect(okta?.orgUrl).toBe("https://acme.okta.com");
    expect(okta?.signIn.kind === "API_TOKEN" && okta.signIn.token.reveal()).toBe("00abc");
  });

  test("a service app is read from the SDK's own variables, its private key from a file", () => {
    const folder = folderWith({ "key.pem": "-----BEGIN\nline\n" });
    const { okta } = read(
      {
        OKTA_CLIENT_ORGURL: "https://acme.okta.com",
        OKTA_CLIENT_AUTHORIZATIONMODE: "PrivateKey",
        OKTA_CLIENT_CLIENTID: "0oa1",
        OKTA_CLIENT_PRIVATEKEY_FILE: "key.pem",
        OKTA_CLIENT_KEYID: "kid",
        OKTA_CLIENT_SCOPES: "okta.users.read, okta.groups.read okta.users.read",
        OKTA_CLIENT_DPOP: "true",
      },
      { folder },
    );
    expect(okta?.signIn).toMatchObject({
      kind: "SERVICE_APP",
      clientId: "0oa1",
      keyId: "kid",
      scopes: ["okta.users.read", "okta.groups.read"],
      dpop: true,
    });
    expect(okta?.signIn.kind === "SERVICE_APP" && okta.signIn.privateKey.reveal()).toBe("-----BEGIN\nline");
    expect(inspect(okta, { depth: 5 })).not.toContain("BEGIN");
  });

  test("without a mode the token counts, whatever else is set for other programs", () => {
    const env = {
      OKTA_CLIENT_ORGURL: "https://acme.okta.com",
      OKTA_CLIENT_TOKEN: "00abc",
      OKTA_CLIENT_CLIENTID: "0oa1",
    };
    expect(read(env).okta?.signIn.kind).toBe("API_TOKEN");
    expect(read({ ...env, OKTA_CLIENT_AUTHORIZATIONMODE: "SSWS" }).okta?.signIn.kind).toBe("API_TOKEN");
  });

  test("a command without use for Okta does not fail over its variables", () => {
    expect(read({ OKTA_CLIENT_AUTHORIZATIONMODE: "PrivateKey" }, { okta: false }).okta).toBeNull();
  });

  test("hosts an operator vouches for are a list in lower case", () => {
    expect(read({ ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "ID.example.com, sso.example.org" }).allowedOrgHosts).toEqual([
      "id.example.com",
      "sso.example.org",
    ]);
  });
});

const app = {
  OKTA_CLIENT_ORGURL: "https://acme.okta.com",
  OKTA_CLIENT_AUTHORIZATIONMODE: "privatekey",
  OKTA_CLIENT_CLIENTID: "0oa1",
  OKTA_CLIENT_PRIVATEKEY: "hunter2",
};

describe("what is wrong is told by its name and never by its value", () => {
  test.each([
    ["NEO4J_URI", { NEO4J_URI: "http://hunter2", NEO4J_PASSWORD: "hunter2" }],
    ["NEO4J_URI", { NEO4J_URI: "bolt://neo4j:hunter2@db", NEO4J_PASSWORD: "hunter2" }],
    ["NEO4J_PASSWORD", { NEO4J_URI: "bolt://db" }],
    ["NEO4J_PASSWORD_FILE", { NEO4J_URI: "bolt://db", NEO4J_PASSWORD_FILE: "/nowhere" }],
    ["NEO4J_PASSWORD_FILE", { NEO4J_URI: "bolt://db", NEO4J_PASSWORD: "hunter2", NEO4J_PASSWORD_FILE: "/nowhere" }],
    ["OKTA_CLIENT_ORGURL", { OKTA_CLIENT_TOKEN: "hunter2" }],
    ["OKTA_CLIENT_TOKEN", { OKTA_CLIENT_ORGURL: "https://acme.okta.com" }],
    ["OKTA_CLIENT_TOKEN", { OKTA_CLIENT_ORGURL: "https://acme.okta.com", OKTA_CLIENT_TOKEN: "hunter2 hunter2" }],
    ["OKTA_CLIENT_AUTHORIZATIONMODE", { OKTA_CLIENT_AUTHORIZATIONMODE: "hunter2" }],
    ["OKTA_CLIENT_ORGURL", { ...app, OKTA_CLIENT_ORGURL: "" }],
    ["OKTA_CLIENT_CLIENTID", { ...app, OKTA_CLIENT_CLIENTID: "" }],
    ["OKTA_CLIENT_CLIENTID", { ...app, OKTA_CLIENT_CLIENTID: "hunter2 hunter2" }],
    ["OKTA_CLIENT_PRIVATEKEY", { ...app, OKTA_CLIENT_PRIVATEKEY: "" }],
    ["OKTA_CLIENT_PRIVATEKEY_FILE", { ...app, OKTA_CLIENT_PRIVATEKEY: "", OKTA_CLIENT_PRIVATEKEY_FILE: "/nowhere" }],
    ["OKTA_CLIENT_PRIVATEKEY_FILE", { ...app, OKTA_CLIENT_PRIVATEKEY_FILE: "/nowhere" }],
    ["OKTA_CLIENT_KEYID", { ...app, OKTA_CLIENT_KEYID: "hunter2 hunter2" }],
    ["OKTA_CLIENT_SCOPES", { ...app, OKTA_CLIENT_SCOPES: ", ," }],
    ["OKTA_CLIENT_SCOPES", { ...app, OKTA_CLIENT_SCOPES: "hunter2!" }],
    ["OKTA_CLIENT_DPOP", { ...app, OKTA_CLIENT_DPOP: "hunter2" }],
    ["ACCESS_GRAPH_RATE_RESERVE", { ACCESS_GRAPH_RATE_RESERVE: "hunter2" }],
    ["ACCESS_GRAPH_RATE_RESERVE", { ACCESS_GRAPH_RATE_RESERVE: "1" }],
    ["ACCESS_GRAPH_OKTA_TIMEOUT", { ACCESS_GRAPH_OKTA_TIMEOUT: "0" }],
    ["ACCESS_GRAPH_OKTA_TIMEOUT", { ACCESS_GRAPH_OKTA_TIMEOUT: "1m" }],
    ["ACCESS_GRAPH_ALLOWED_ORG_HOSTS", { ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "*.example.com" }],
    ["ACCESS_GRAPH_ALLOWED_ORG_HOSTS", { ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "10.0.0.1" }],
    ["ACCESS_GRAPH_ALLOWED_ORG_HOSTS", { ACCESS_GRAPH_ALLOWED_ORG_HOSTS: "https://id.example.com" }],
  ])("%s", (name, env) => {
    const message = problem(() => read(env));
    expect(message).toContain(name);
    expect(message).not.toContain("hunter2");
  });

  test("several wrong values are told at once", () => {
    const message = problem(() => read({ NEO4J_URI: "x", ACCESS_GRAPH_RATE_RESERVE: "y" }));
    expect(message).toContain("NEO4J_URI");
    expect(message).toContain("ACCESS_GRAPH_RATE_RESERVE");
  });

  test.each([
    ["a line that is no assignment", "A=1\nhunter2\nB=2\n", "line 2"],
    ["a quote that never closes", 'A=1\nOKTA_CLIENT_TOKEN="hunter2\nB=2\n', "line 2"],
    ["bytes that are no text", Buffer.from([0x41, 0x3d, 0xff, 0xfe]), "UTF-8"],
  ])("a .env file with %s", (_, content, where) => {
    const message = problem(() => read({}, { folder: folderWith({ ".env": content }) }));
    expect(message).toContain(".env");
    expect(message).toContain(where);
    expect(message).not.toContain("hunter2");
  });

  test("a .env file with comments, export, quotes and values of several lines is read as Node reads it", () => {
    const content = '# comment\n\nexport ACCESS_GRAPH_HOME="/a b"\nOTHER="one\ntwo"\nACCESS_GRAPH_CACHE=/c # why\n';
    expect(read({}, { folder: folderWith({ ".env": content }) })).toMatchObject({ home: "/a b", cache: "/c" });
  });
});

describe("a token", () => {
  test("is trimmed, and shows itself to nobody", () => {
    const token = parseToken("  00abc_-x\r\n", "The token");
    expect(token.reveal()).toBe("00abc_-x");
    expect(`${token} ${JSON.stringify({ token })} ${inspect({ token })}`).not.toContain("00abc");
  });

  test.each(["", " \n", "SSWS 00abc", "00abc\n00def", "00äbc", "00abc\u200b"])("%j is refused", (text) => {
    expect(problem(() => parseToken(text, "The token"))).not.toMatch(/00/);
  });
});
