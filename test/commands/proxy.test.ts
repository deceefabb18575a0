import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";

beforeAll(buildCommand, 120_000);

const host = "id.access-graph.invalid";

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** An org that only a proxy leads to: its name is known to nobody else. */
async function orgBehindProxy() {
  const operator = newOperator(testNeo4j().env);
  const [key, cert] = [join(operator.folder, "org.key"), join(operator.folder, "org.pem")];
  const subject = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
  const made = [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    "-keyout",
    key,
    "-out",
    cert,
    ...subject,
  ];
  execFileSync("openssl", made, { stdio: "ignore" });

  const simulator = await startSimulator({ org: generateOrg({ users: 5, groups: 2, apps: 2, seed: "proxy" }) });
  onTestFinished(() => simulator.close());
  const org = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (incoming, response) => {
    const { method, headers, url = "/" } = incoming;
    const inner = request(new URL(url, simulator.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(inner);
  });
  const orgPort = await listen(org);

  const asked: string[] = [];
  const proxy = createServer((_, response) => response.writeHead(400).end());
  proxy.on("connect", ({ url = "" }, client) => {
    asked.push(url);
    const upstream = connect(orgPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.pipe(upstream).pipe(client);
    });
    for (const socket of [client, upstream]) socket.on("error", () => {});
  });
  const proxyPort = await listen(proxy);
  Object.assign(operator.env, {
    HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
    NODE_EXTRA_CA_CERTS: cert,
    ACCESS_GRAPH_ALLOWED_ORG_HOSTS: host,
  });
  return { operator, simulator, asked };
}

describe("where Okta is reached through HTTPS_PROXY only", () => {
  test("connect looks for the org there before it sends the token, and connects", async () => {
    const { operator, simulator, asked } = await orgBehindProxy();
    const { code, stderr } = await operator.run(
      ["connect", host, "-", "--name", "proxied"],
      simulator.tokens.readOnlyAdmin,
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set([`${host}:443`]));
  });

  test("doctor goes the same way", async () => {
    const { operator, simulator } = await orgBehindProxy();
    Object.assign(operator.env, { OKTA_CLIENT_ORGURL: host, OKTA_CLIENT_TOKEN: simulator.tokens.readOnlyAdmin });
    const { stdout } = await operator.run(["doctor"]);
    expect(stdout).toContain(`pass  environment: address: https://${host}\n`);
    expect(stdout).toMatch(/^pass {2}environment: token: accepted by /m);
  });

  test("doctor tells what to do about a proxy whose certificate is not trusted", async () => {
    const { operator, simulator } = await orgBehindProxy();
    Object.assign(operator.env, { OKTA_CLIENT_ORGURL: host, OKTA_CLIENT_TOKEN: simulator.tokens.readOnlyAdmin });
    delete operator.env.NODE_EXTRA_CA_CERTS;
    const { code, stdout } = await operator.run(["doctor"]);
    expect(code).toBe(5);
    expect(stdout).toMatch(
      /^fail {2}environment: address: .* no trusted TLS connection could be made \(\w+\)\n +→ If a proxy inspects TLS/m,
    );
  });
});
