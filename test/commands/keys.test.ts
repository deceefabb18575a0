import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildCommand, newOperator } from "../support/command.ts";

beforeAll(buildCommand, 120_000);

test("a key is shown once on stdout, kept as a hash in a private file, listed without it, and revoked", async () => {
  const operator = newOperator();
  const made = await operator.run(["keys", "create", "reporting"]);
  expect(made.code).toBe(0);
  const secret = made.stdout.trim();
  expect(secret).toMatch(/^agk_[0-9a-f]{12}\.[\w-]{43}$/);
  expect(made.stderr).not.toContain(secret);

  const file = join(operator.home, "api-keys.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).not.toContain(secret.split(".")[1]);

  const listed = await operator.run(["keys", "list", "--json"]);
  const [key] = JSON.parse(listed.stdout) as { id: string }[];
  expect(key).toEqual({
    id: secret.slice(4, 16),
    name: "reporting",
    createdAt: expect.any(String),
    readOnly: false,
  });

  expect((await operator.run(["keys", "revoke", key?.id ?? ""])).code).toBe(0);
  expect((await operator.run(["keys", "list", "--json"])).stdout).toBe("[]\n");
  expect((await operator.run(["keys", "revoke", key?.id ?? ""])).code).toBe(3);
});

test("keys made at once are all kept", async () => {
  const operator = newOperator();
  await Promise.all(["a", "b", "c", "d"].map((name) => operator.run(["keys", "create", name])));
  const keys = JSON.parse((await operator.run(["keys", "list", "--json"])).stdout) as { name: string }[];
  expect(keys.map(({ name }) => name).sort()).toEqual(["a", "b", "c", "d"]);
});
