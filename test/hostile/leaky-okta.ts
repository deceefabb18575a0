import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type PlainOrg, startPlainOkta, usualHabits } from "../support/plain-okta.ts";

/** Secrets by the place they were given at. */
export type Secrets = Map<string, string>;

const made = () => `zq+/= &${randomBytes(12).toString("base64url")}`;

/**
 * A plain Okta that puts a secret of its own into every place where Okta can return one, and some where it should not:
 * records, links, headers, and the bodies of errors. What it was asked with comes back in some of them too.
 */
export async function startLeakyOkta(token: string) {
  const secrets: Secrets = new Map();
  const secret = (place: string) => {
    const known = secrets.get(place) ?? made();
    secrets.set(place, known);
    return known;
  };
  const id = `LEAKY-${randomBytes(6).toString("hex")}`;
  const description = `data ${made()}`;
  const org: PlainOrg = {
    id,
    name: "Leaky",
    users: Array.from({ length: 5 }, (_, index) => ({ id: `u${index}`, status: "ACTIVE", login: `user${index}@x` })),
    groups: [
      { id: "all", name: "Everyone", type: "BUILT_IN" },
      { id: "team", name: "Team", type: "OKTA_GROUP" },
      { id: "hidden", name: "Hidden", type: "OKTA_GROUP" },
    ],
    members: [{ groupId: "team", userId: "u1", ruleIds: ["rule"] }],
    rules: [{ id: "rule", name: "Rule", status: "ACTIVE", groupIds: ["team"] }],
    apps: ["wiki", "broken", "gone"].map((app) => ({ id: app, label: app, status: "ACTIVE", implicit: false })),
    accounts: [{ appId: "wiki", userId: "u1", scope: "USER", status: "ACTIVE" }],
    appGroups: [{ appId: "wiki", groupId: "team", priority: 0 }],
  };
  const plain = await startPlainOkta(org, { ...usualHabits, pageSize: 2 });
  /** "whole" refuses some parts only, "down" and "refusing" every request. */
  let mood: "whole" | "down" | "refusing" = "whole";

  function leak(path: string, row: unknown): unknown {
    if (typeof row !== "object" || row === null) return row;
    const { profile, settings, _embedded, _links, ...rest } = row as Record<string, object>;
    const keys = { d: secret("private exponent"), p: secret("private prime"), k: secret("symmetric key"), kty: "RSA" };
    return {
      ...rest,
      password: secret("password"),
      apiToken: secret("API token"),
      credentials: {
        userName: "name",
        password: {
          value: secret("password in credentials"),
          hash: { value: secret("password hash"), salt: secret("salt") },
        },
        recovery_question: { question: "q", answer: secret("recovery answer") },
        oauthClient: { client_id: "c", client_secret: secret("client secret"), autoKeyRotation: true },
        signing: { kid: "k", privateKey: secret("signing key"), x5c: [secret("certificate")] },
        scheme: "SHARED_USERNAME_AND_PASSWORD",
      },
      settings: {
        ...settings,
        app: { apiToken: secret("app token"), password: secret("app password") },
        oauthClient: { jwks: { keys: [keys] }, client_secret: secret("client secret in settings") },
        signOn: {
          spCertificate: secret("sign-on certificate"),
          attributeStatements: [{ values: [secret("attribute")] }],
        },
        notifications: { vpn: { message: secret("notification") } },
        notes: { admin: secret("note"), enduser: secret("note for users") },
      },
      profile: {
        ...profile,
        ...(path.includes("/groups") ? { description } : {}),
        ssn: secret("custom attribute"),
        accessKey: secret("app profile"),
      },
      channel: {
        config: {
          authScheme: { key: "Authorization", value: secret("hook secret") },
          headers: [{ value: secret("hook header") }],
        },
      },
      _embedded: {
        ..._embedded,
        provisioning: {
          profile: { authScheme: "TOKEN", token: secret("provisioning token") },
          secretKey: secret("SCIM secret"),
        },
      },
      _links: { ..._links, activate: { href: `https://x/?token=${encodeURIComponent(secret("link in a record"))}` } },
    };
  }

  const refusal = (code: string) => ({
    errorCode: code,
    errorSummary: `refused: SSWS ${token}`,
    errorLink: secret("error link"),
    errorId: "oae",
    debugContext: secret("debug context"),
    errorCauses: [
      { errorSummary: `asked with ${token}`, domain: secret("error cause"), location: secret("error location") },
    ],
  });
  const page = () =>
    `<html><body><h1>Bad gateway</h1><pre>${secret("error page")} Authorization: SSWS ${token}</pre></body></html>`;

  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    response.setHeader("set-cookie", `sid=${encodeURIComponent(secret("cookie"))}`);
    response.setHeader("x-okta-debug", encodeURIComponent(secret("header")));
    const answer = (status: number, body: object | string) => {
      response.writeHead(status, { "content-type": typeof body === "string" ? "text/html" : "application/json" });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };
    if (request.headers.authorization !== `SSWS ${token}` || mood === "refusing")
      return answer(401, refusal("E0000011"));
    if (mood === "down") return answer(503, page());
    if (path.includes("/groups/hidden/users")) return answer(403, refusal("E0000006"));
    if (path.includes("/apps/broken/users")) return answer(500, page());
    if (path.includes("/apps/gone/groups")) return answer(404, refusal("E0000007"));
    const truth = await fetch(new URL(path, plain.url), { headers: { authorization: `SSWS ${plain.token}` } });
    const body: unknown = await truth.json();
    const link = truth.headers.get("link");
    const own = `http://${request.headers.host}`;
    if (link !== null) {
      response.setHeader("link", [
        link.replaceAll(plain.url, own),
        `<${own}/x?token=${encodeURIComponent(secret("link header"))}>; rel="debug"`,
      ]);
    }
    answer(truth.status, Array.isArray(body) ? body.map((row) => leak(path, row)) : (leak(path, body) as object));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    id,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was returned where so far. */
    secrets,
    /** A text that is no secret and must be in the graph: whoever does not find it looks in the wrong places. */
    description,
    be: (next: typeof mood) => {
      mood = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await plain.close();
    },
  };
}
