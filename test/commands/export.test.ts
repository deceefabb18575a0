import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { effectiveAccess } from "../../src/graph/queries/export.ts";
import { type Asking, openAsking } from "../graphql/ask.ts";
import { openTestDriver, seed } from "../graphql/seed.ts";
import { seedActivity } from "../graphql/seed-activity.ts";
import { startBoltProxy } from "../support/bolt-proxy.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";

const org = "00oEXPORT";
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const statuses = ["ACTIVE", "ACTIVE", "SUSPENDED", "STAGED", "ODD"];
const accountStatuses = ["ACTIVE", "SUSPENDED", "PENDING", null];

let asking: Asking;
beforeAll(async () => {
  await buildCommand();
  asking = await openAsking();
  // More users than are read at once, with every kind of path and of status among them.
  await seed({
    id: org,
    connectionName: "export-acme",
    users: numbers(560).map((n) => ({
      id: `u${n}`,
      login: n === 7 ? "=HYPERLINK(1)" : `user ${n % 13} ${n}`,
      status: statuses[n % 5] as string,
      department: n % 3 === 0 ? null : 'R, "D"',
    })),
    groups: [...numbers(40).map((n) => ({ id: `g${n}` })), { id: "all", name: "Everyone", type: "BUILT_IN" }],
    apps: numbers(25).map((n) => ({
      id: `a${n}`,
      label: `App ${(n * 7) % 25}`,
      status: n === 3 ? "INACTIVE" : "ACTIVE",
    })),
    members: [
      ...numbers(560).flatMap((n) =>
        [3, 7, 11].map((step) => ({
          user: `u${n}`,
          group: `g${(n * step) % 40}`,
          ...(n % 2 ? { ruleIds: ["r1", "r2"] } : {}),
        })),
      ),
      ...numbers(450).map((n) => ({ user: `u${n}`, group: "all", reason: "BUILT_IN" })),
    ].filter(
      (one, at, all) =>
        at < 40 || all.findIndex((other) => other.user === one.user && other.group === one.group) === at,
    ),
    groupApps: [
      ...numbers(40).map((n) => ({
        group: `g${n}`,
        app: `a${n % 20}`,
        since: n % 2 ? "2026-05-01T00:00:00.000Z" : "2026-01-01T00:00:00.000Z",
      })),
      { group: "all", app: "a21" },
      { group: "all", app: "a21", kind: "IMPLICIT" },
    ],
    direct: numbers(180).map((n) => ({ user: `u${n * 3}`, app: `a${n % 25}` })),
    accounts: numbers(280).map((n) => ({
      user: `u${n * 2}`,
      app: `a${n % 24}`,
      scope: n % 3 === 0 ? "GROUP" : "USER",
      status: accountStatuses[n % 4] as string,
      ...(n % 6 === 0 ? { grantingGroupId: `g${n % 40}` } : {}),
    })),
  });
  await seedActivity(org, {
    covered: { from: "2026-04-01T00:00:00.000Z", to: "2026-06-30T00:00:00.000Z" },
    uses: numbers(112).map((n) => ({ user: `u${n * 5}`, app: `a${n % 20}`, last: "2026-06-01T00:00:00.000Z" })),
  });
}, 300_000);
afterAll(() => asking.close());

const operator = () => newOperator(testNeo4j().env);

interface Path {
  kind: string;
  group: { oktaId: string } | null;
  membership: string | null;
  since: string | null;
}
/** What GraphQL says each user reaches, in the words of the rows. */
async function reachedBy(): Promise<string[]> {
  const lines: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { users } = await asking.ask(
      `query ($org: ID!, $after: String) { users(org: $org, first: 5, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { oktaId canReach(first: 100) { edges { app { oktaId } usability reasons account { status }
          lastUse { state at since reason } paths { kind group { oktaId } membership rules { oktaId } since } } } } } }`,
      { org, after },
    );
    for (const user of users.nodes) {
      for (const { app, usability, reasons, account, lastUse, paths } of user.canReach.edges) {
        for (const { kind, group, membership, since } of paths as Path[]) {
          lines.push(
            JSON.stringify([
              user.oktaId,
              app.oktaId,
              kind,
              group?.oktaId ?? null,
              membership,
              since,
              paths.length,
              usability,
              reasons,
              account?.status ?? null,
              lastUse.state,
              lastUse.at,
              lastUse.since,
              lastUse.reason,
            ]),
          );
        }
      }
    }
    if (!users.pageInfo.hasNextPage) return lines.sort();
    after = users.pageInfo.endCursor;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: rows of three kinds of file
const lineOf = (row: any): string => {
  const list = (value: unknown) => (typeof value === "string" ? value.split(" ").filter(Boolean) : value);
  const time = (value: unknown) => (value instanceof Date ? value.toISOString() : value || null);
  return JSON.stringify([
    row.userId,
    row.appId,
    row.pathKind,
    row.groupId || null,
    row.membership || null,
    time(row.since),
    Number(row.pathCount),
    row.usability,
    list(row.reasons) ?? [],
    row.accountStatus || null,
    row.lastUse,
    time(row.lastUsedAt),
    time(row.unusedSince),
    row.lastUseReason || null,
  ]);
};

describe("export", () => {
  test("tells of every user just what canReach tells, in each form", async () => {
    const { run, folder } = operator();
    const expected = await reachedBy();
    expect(new Set(expected.map((line) => JSON.parse(line)[2]))).toEqual(
      new Set(["DIRECT", "GROUP", "IMPLICIT", "UNEXPLAINED"]),
    );
    for (const format of ["csv", "jsonl", "parquet"]) {
      const file = join(folder, `access.${format}`);
      const { code, stdout, stderr } = await run(["export", "--org", "export-acme", "-o", file]);
      expect([format, code, stdout]).toEqual([format, 0, ""]);
      expect(stderr).toContain("rows: ");
      const rows = await readRows(format, file);
      expect(rows.map(lineOf).sort()).toEqual(expected);
      const manifest = JSON.parse(readFileSync(`${file}.manifest.json`, "utf8"));
      expect(manifest).toMatchObject({
        format,
        rows: expected.length,
        pairs: new Set(expected.map((line) => JSON.parse(line).slice(0, 2).join(" "))).size,
        users: new Set(expected.map((line) => JSON.parse(line)[0])).size,
        bytes: statSync(file).size,
        sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
        consistent: true,
        sync: { number: 1, status: "COMPLETE" },
        dataStatus: { complete: true, gaps: [] },
        query: { text: effectiveAccess.text },
        organization: { oktaId: org },
      });
    }
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
  });

  test("keeps spreadsheets from taking a name for a formula, and quotes what needs it", async () => {
    const { run } = operator();
    const { stdout } = await run(["export", "--org", "export-acme", "--format", "csv", "-o", "-"]);
    expect(stdout).toContain("u7,'=HYPERLINK(1),");
    expect(stdout).toContain('"R, ""D"""');
    expect(stdout.split("\r\n")[0]).toMatch(/^userId,login,/);
  });

  test("refuses while a sync runs, leaving what lay there, unless told to go on", async () => {
    const { run, folder } = operator();
    const busy = "00oEXPORTBUSY";
    await seed({
      id: busy,
      users: [{ id: "ada" }],
      apps: [{ id: "pay" }],
      direct: [{ user: "ada", app: "pay" }],
      syncs: [
        { number: 1, status: "COMPLETE" },
        { number: 2, status: "RUNNING", finishedAt: null },
      ],
      gaps: [{ collector: "appUsers", scope: "pay", code: "FAILED" }],
    });
    const file = join(folder, "access.csv");
    writeFileSync(file, "before");
    const refused = await run(["export", "--org", busy, "-o", file]);
    expect(refused.code).toBe(6);
    expect(refused.stderr).toContain("A sync of the org is running. Nothing was written.");
    expect(readdirSync(folder).filter((name) => name.startsWith("access") || name.includes("partial"))).toEqual([
      "access.csv",
    ]);
    expect(readFileSync(file, "utf8")).toBe("before");
    const kept = await run(["export", "--org", busy, "-o", file, "--allow-changes"]);
    expect(kept.code).toBe(0);
    expect(kept.stderr).toContain("the rows are of more than one moment");
    expect(kept.stderr).toContain("there may be more access than is told");
    expect(JSON.parse(readFileSync(`${file}.manifest.json`, "utf8"))).toMatchObject({
      consistent: false,
      dataStatus: { complete: false, gapCount: 1 },
    });
  });

  test("leaves nothing behind when it is interrupted", async () => {
    const proxy = await startBoltProxy(testNeo4j().settings.uri);
    onTestFinished(() => proxy.close());
    const { start, folder } = newOperator({ ...testNeo4j().env, NEO4J_URI: proxy.uri });
    const running = start(["export", "--org", "export-acme", "-o", join(folder, "access.jsonl")]);
    let reads = 0;
    let partial: string[] = [];
    proxy.onStatement = async (name) => {
      if (name !== effectiveAccess.name) return true;
      reads += 1;
      if (reads < 2) return true;
      partial = readdirSync(folder).filter((one) => one.endsWith(".partial"));
      running.child.kill("SIGINT");
      await running.ended;
      return true;
    };
    const { code } = await running.ended;
    expect([code, partial.length]).toEqual([130, 1]);
    expect(readdirSync(folder).filter((name) => name.includes("access"))).toEqual([]);
  });

  test("writes nothing when a sync begins in between", async () => {
    const between = "00oEXPORTBETWEEN";
    await seed({ id: between, users: [{ id: "ada" }], apps: [{ id: "pay" }], direct: [{ user: "ada", app: "pay" }] });
    const proxy = await startBoltProxy(testNeo4j().settings.uri);
    onTestFinished(() => proxy.close());
    const { run, folder } = newOperator({ ...testNeo4j().env, NEO4J_URI: proxy.uri });
    const driver = openTestDriver();
    onTestFinished(() => driver.close());
    proxy.onStatement = async (name) => {
      if (name !== effectiveAccess.name) return true;
      await driver.executeQuery(
        `MATCH (o:Organization {key: $key})
         CREATE (o)-[:HAS_SYNC]->(:Sync {key: $sync, orgId: $org, number: 2, mode: 'FULL', status: 'COMPLETE',
           startedAt: datetime(), finishedAt: datetime()})`,
        { key: `${between}/${between}`, org: between, sync: `${between}/sync-2` },
        { database: testNeo4j().settings.database },
      );
      return true;
    };
    const { code, stderr } = await run(["export", "--org", between, "-o", join(folder, "access.csv")]);
    expect(code).toBe(6);
    expect(stderr).toContain("A sync changed the graph while it was being exported.");
    expect(readdirSync(folder).filter((name) => name.includes("access"))).toEqual([]);
  });

  test("a reader that goes away ends it quietly", async () => {
    const { start } = operator();
    const running = start(["export", "--org", "export-acme", "--format", "jsonl", "-o", "-", "-q"]);
    running.child.stdout.destroy();
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test.each([
    ["an org that is not there", ["--org", "nowhere", "-o", "x.csv"], 'No connected org is called "nowhere"'],
    ["a name that tells no form", ["--org", "export-acme", "-o", "x.txt"], "--format csv, jsonl, parquet"],
    ["no file", ["--org", "export-acme"], "--output"],
  ])("%s is told as a mistake in the command", async (_, args, message) => {
    const { run, folder } = operator();
    const { code, stderr } = await run(["export", ...args]);
    expect([code, stderr.includes(message)]).toEqual([2, true]);
    expect(readdirSync(folder).filter((name) => name.includes("x."))).toEqual([]);
  });
});

async function readRows(format: string, file: string): Promise<unknown[]> {
  if (format === "parquet") return await parquetReadObjects({ file: await asyncBufferFromFile(file) });
  const text = readFileSync(file, "utf8");
  if (format === "jsonl")
    return text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  const [head = "", ...lines] = text.trimEnd().split("\r\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [names[at], cell])));
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
