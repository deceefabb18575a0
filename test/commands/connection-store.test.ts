import { spawn } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type NewConnection,
  openConnectionStore,
  parseConnectionName,
} from "../../src/commands/home/connection-store.ts";
import { byToken, type OktaSignIn, Secret } from "../../src/config.ts";
import { folderOfTest } from "../support/test-folder.ts";

function setup(keyFile: string | null = null) {
  const home = join(folderOfTest("home"), "home");
  return { home, store: openConnectionStore({ home, keyFile }) };
}

const acme: NewConnection = {
  name: "acme",
  orgUrl: "https://acme.okta.com",
  organizationId: "00oAcme",
  organizationName: "Acme",
  email: null,
  connectedAt: "2026-01-01T00:00:00.000Z",
  role: { role: "READ_ONLY_ADMIN", adminPermissions: false, words: ["sees users"] },
};
const token = byToken(new Secret("00tokenOfAcme"));
const tokenOf = (signIn: OktaSignIn) => (signIn.kind === "API_TOKEN" ? signIn.token.reveal() : null);
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("the store of connections", () => {
  test("gives back the token it sealed, from files only their owner can read", async () => {
    const { home, store } = setup();
    expect(await store.put(acme, token)).toBeNull();
    const [stored] = await store.list();
    expect(stored).toMatchObject(acme);
    expect(stored && tokenOf(await store.signIn(stored))).toBe("00tokenOfAcme");
    expect(readFileSync(store.path, "utf8")).not.toContain("00tokenOfAcme");
    expect([mode(home), mode(store.path), mode(join(home, "secret.key"))]).toEqual(["700", "600", "600"]);
    expect(readdirSync(home).sort()).toEqual(["connections.json", "secret.key"]);
  });

  test("gives back a service app with the private key it sealed, which opens as nothing else", async () => {
    const { store } = setup();
    const app = { clientId: "0oa1", keyId: null, scopes: ["okta.users.read"], dpop: true };
    await store.put(acme, { ...app, kind: "SERVICE_APP", privateKey: new Secret("the private key") });
    const [stored] = await store.list();
    if (stored?.serviceApp === undefined) throw new Error("not stored");
    const signIn = await store.signIn(stored);
    expect(signIn).toMatchObject({ ...app, kind: "SERVICE_APP" });
    expect(signIn.kind === "SERVICE_APP" && signIn.privateKey.reveal()).toBe("the private key");
    expect(readFileSync(store.path, "utf8")).not.toContain("the private key");
    const { serviceApp, ...rest } = stored;
    await expect(store.signIn({ ...rest, token: serviceApp.privateKey })).rejects.toThrow("was changed");
    await store.put(acme, token);
    expect((await store.list()).map((one) => one.serviceApp)).toEqual([undefined]);
  });

  test("seals the same token differently each time", async () => {
    const { store } = setup();
    await store.put(acme, token);
    const [first] = await store.list();
    expect(await store.put(acme, token)).toMatchObject({ name: "acme" });
    const [second] = await store.list();
    expect(second?.token?.nonce).not.toBe(first?.token?.nonce);
    expect(second?.token?.data).not.toBe(first?.token?.data);
  });

  test("connecting the same org again replaces it, also under a new name", async () => {
    const { store } = setup();
    await store.put(acme, token);
    await store.put({ ...acme, name: "acme-2" }, token);
    expect((await store.list()).map(({ name }) => name)).toEqual(["acme-2"]);
  });

  test("a name of another org is refused", async () => {
    const { store } = setup();
    await store.put(acme, token);
    await expect(store.put({ ...acme, organizationId: "00oOther" }, token)).rejects.toThrow("--name");
    expect(await store.list()).toHaveLength(1);
  });

  test("many writers at once lose nothing", async () => {
    const { home } = setup();
    const names = Array.from({ length: 12 }, (_, index) => `org-${String(index).padStart(2, "0")}`);
    await Promise.all(
      names.map((name) =>
        openConnectionStore({ home, keyFile: null }).put({ ...acme, name, organizationId: name }, token),
      ),
    );
    const store = openConnectionStore({ home, keyFile: null });
    const stored = await store.list();
    expect(stored.map(({ name }) => name)).toEqual(names);
    for (const one of stored) expect(tokenOf(await store.signIn(one))).toBe("00tokenOfAcme");
  });

  test("a sealed token moved to another org does not open", async () => {
    const { store } = setup();
    await store.put(acme, token);
    const [stored] = await store.list();
    if (stored === undefined) throw new Error("not stored");
    await expect(store.signIn({ ...stored, organizationId: "00oOther" })).rejects.toThrow("connect again");
  });

  test.each([
    ["missing", (path: string) => rmSync(path)],
    ["another one", (path: string) => writeFileSync(path, `${Buffer.alloc(32, 7).toString("base64")}\n`)],
    ["damaged", (path: string) => writeFileSync(path, "x")],
  ])("a key that is %s is told with the remedy", async (_, change) => {
    const { home, store } = setup();
    await store.put(acme, token);
    change(join(home, "secret.key"));
    const [stored] = await store.list();
    if (stored === undefined) throw new Error("not stored");
    await expect(store.signIn(stored)).rejects.toThrow("access-graph connect again");
  });

  test("a key that others can read is refused", async () => {
    const { home, store } = setup();
    await store.put(acme, token);
    chmodSync(join(home, "secret.key"), 0o644);
    await expect(store.put(acme, token)).rejects.toThrow("chmod 600");
  });

  test("a key of the operator's own is used, never made, and may be kept elsewhere", async () => {
    const keyFile = join(folderOfTest("key"), "key");
    const { home, store } = setup(keyFile);
    await expect(store.put(acme, token)).rejects.toThrow(keyFile);
    writeFileSync(keyFile, Buffer.alloc(32, 1).toString("base64"), { mode: 0o640 });
    await store.put(acme, token);
    expect(readdirSync(home)).toEqual(["connections.json"]);
    const [stored] = await store.list();
    expect(stored && tokenOf(await store.signIn(stored))).toBe("00tokenOfAcme");
  });

  test.each(["", "{", '{"version":2,"entries":[]}', '{"version":1,"entries":[{}]}'])(
    "a damaged file (%j) is told and never written over",
    async (content) => {
      const { store } = setup();
      await store.put(acme, token);
      writeFileSync(store.path, content);
      await expect(store.list()).rejects.toThrow(store.path);
      await expect(store.put(acme, token)).rejects.toThrow("left as it is");
      await expect(store.remove("acme")).rejects.toThrow("left as it is");
      expect(readFileSync(store.path, "utf8")).toBe(content);
    },
  );

  test("what a writer that died left behind is cleared away by the next one", async () => {
    const { home, store } = setup();
    await store.put(acme, token);
    writeFileSync(`${store.path}.0123456789ab.draft`, "half of");
    const dead = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => dead.once("exit", resolve));
    symlinkSync(`${dead.pid}|long ago|x`, `${store.path}.lock`);
    await store.put({ ...acme, email: "a@example.com" }, token);
    expect(readdirSync(home).sort()).toEqual(["connections.json", "secret.key"]);
    expect((await store.list())[0]?.email).toBe("a@example.com");
  });
});

test.each(["", "-x", "a b", "a/b", "ä", "x".repeat(65), "../x"])("%j is no name for a connection", (name) => {
  expect(() => parseConnectionName(name)).toThrow("name");
});
