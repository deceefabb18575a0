import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { findingKinds } from "../../src/access/findings/catalogue.ts";
import { openAsking } from "../graphql/ask.ts";
import { seed } from "../graphql/seed.ts";
import { seedActivity } from "../graphql/seed-activity.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";

const org = "00oREPORT";
const whole = "00oREPORTCLEAN";
const gappy = "00oREPORTGAPS";

beforeAll(async () => {
  await buildCommand();
  // The constraints must be there before anything is written.
  await (await openAsking()).close();
  await seed({
    id: org,
    users: [
      { id: "eve", login: "=cmd|' /C calc'!A0", status: "SUSPENDED" },
      { id: "ada", login: 'ada, of "Finance"', status: "SUSPENDED" },
      ...Array.from({ length: 150 }, (_, n) => ({ id: `x${n}`, status: "SUSPENDED" })),
    ],
    groups: [{ id: "g1" }],
    apps: [
      { id: "pay", label: "Payroll" },
      { id: "bank", label: "Bank" },
    ],
    members: [
      { user: "eve", group: "g1" },
      { user: "ada", group: "g1" },
      ...Array.from({ length: 150 }, (_, n) => ({ user: `x${n}`, group: "g1" })),
    ],
    groupApps: [{ group: "g1", app: "pay" }],
    direct: [{ user: "ada", app: "bank" }],
  });
  await seed({ id: whole, users: [{ id: "bob", lastLogin: "2026-06-01T00:00:00.000Z" }] });
  await seedActivity(whole, { covered: { from: "2020-01-01T00:00:00.000Z", to: "2026-06-02T00:00:00.000Z" } });
  await seed({ id: gappy, users: [{ id: "bob" }], gaps: [{ collector: "memberships", code: "DENIED" }] });
}, 300_000);

const operator = () => newOperator(testNeo4j().env);

describe("report", () => {
  test("prints each kind as a table, with what is not known", async () => {
    const { run } = operator();
    const { code, stdout } = await run(["report", "leaver-with-access", "UNUSED_ACCESS", "--org", org, "--limit", "2"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Unused access (UNUSED_ACCESS, MEDIUM): none found, as far as is known");
    expect(stdout).toContain("the System Log is not read to its end: not long enough for this");
    expect(stdout).toContain("Leavers with access (LEAVER_WITH_ACCESS, HIGH): 152 found, the first 2 of them");
    expect(stdout).toMatch(/^subject +related +what was found$/m);
    expect(stdout).toContain("SUSPENDED with 1 group, 1 app.");
  });

  test("prints every kind, all but those that need rules, unless some are named", async () => {
    const { run } = operator();
    const { code, stdout, stderr } = await run(["report", "--org", org, "--format", "json", "--limit", "1"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
    const kinds = JSON.parse(stdout).reports.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(findingKinds.filter((kind) => kind !== "SEPARATION_OF_DUTIES"));
  });

  test("prints JSON with counts, coverage and all rows of several pages", async () => {
    const { run } = operator();
    const { stdout } = await run(["report", "leaver-with-access", "--org", org, "--format", "json"]);
    const { reports } = JSON.parse(stdout);
    expect(reports[0]).toMatchObject({
      kind: "LEAVER_WITH_ACCESS",
      severity: "HIGH",
      totalCount: 152,
      isTotalExact: true,
    });
    expect(reports[0].findings.length).toBe(152);
    expect(new Set(reports[0].findings.map(({ subject }: { subject: { id: string } }) => subject.id)).size).toBe(152);
  });

  test("prints CSV that no spreadsheet takes for a formula, and tells what it leaves out", async () => {
    const { run } = operator();
    const { stdout, stderr } = await run([
      "report",
      "leaver-with-access",
      "--org",
      org,
      "--format",
      "csv",
      "--limit",
      "151",
    ]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe("kind,severity,certainty,subjectType,subjectId,subject,related,summary,facts,asOf");
    expect(lines.length).toBe(152);
    expect(stdout).toContain(",User,eve,'=cmd|' /C calc'!A0,");
    expect(stdout).toContain(',User,ada,"ada, of ""Finance""",');
    expect(stderr).toContain("LEAVER_WITH_ACCESS: 151 of 152 are printed; --limit takes more.");
  });

  test("lists the kinds without asking the graph", async () => {
    const { code, stdout } = await newOperator().run(["report", "--list"]);
    expect(code).toBe(0);
    for (const kind of findingKinds)
      expect(stdout).toMatch(new RegExp(`^${kind} +(LOW|MEDIUM|HIGH|CRITICAL) +\\S`, "m"));
  });
});

describe("report --fail-on", () => {
  test.each([
    [
      "a kind that is found",
      ["leaver-with-access", "--fail-on", "leaver-with-access"],
      org,
      8,
      "LEAVER_WITH_ACCESS: 152 found.",
    ],
    [
      "a severity, whatever is named",
      ["app-open-to-all", "--fail-on", "high"],
      org,
      8,
      "LEAVER_WITH_ACCESS: 152 found.",
    ],
    ["a kind that is not found", ["--fail-on", "never-activated-account,direct-beside-group"], whole, 0, ""],
    [
      "a kind that could not be told",
      ["unused-access", "--fail-on", "dormant-account"],
      gappy,
      8,
      "DORMANT_ACCOUNT: none found, but of 1 it could not be told (ACTIVITY_NOT_READ).",
    ],
    [
      "a kind whose data have gaps",
      ["--fail-on", "redundant-paths"],
      gappy,
      8,
      "REDUNDANT_PATHS: none found, but the data behind it have 1 gap (memberships).",
    ],
    [
      "a kind whose data have gaps, where that is allowed",
      ["--fail-on", "redundant-paths", "--allow-unknown"],
      gappy,
      0,
      "REDUNDANT_PATHS: none found, but the data behind it have 1 gap (memberships).",
    ],
  ])("%s", async (_, args, asked, code, said) => {
    const { run } = operator();
    const result = await run(["report", ...args, "--org", asked, "--limit", "1"]);
    expect([result.code, result.stderr]).toEqual([code, expect.stringContaining(said)]);
  });
});

describe("separation of duties", () => {
  const rules = `rules:\n  - name: Pay and bank\n    a: { apps: [Payroll] }\n    b: { apps: [Bank] } # both by label\n`;

  test("takes its rules from a file of YAML or JSON", async () => {
    const { run, folder } = operator();
    writeFileSync(join(folder, "rules.yaml"), rules);
    const json = { rules: [{ name: "Pay and bank", a: { apps: ["Payroll"] }, b: { apps: ["Bank"] } }] };
    writeFileSync(join(folder, "rules.json"), JSON.stringify(json));
    for (const file of ["rules.yaml", "rules.json"]) {
      const { code, stdout } = await run(["report", "separation-of-duties", "--org", org, "--rules", file]);
      expect([code, stdout]).toEqual([0, expect.stringContaining("Pay and bank: 1 of side a and 1 of side b.")]);
    }
  });

  test.each([
    ["no rules", "[]", "the file: "],
    [
      "a side that names nothing",
      "rules: [{ name: r, a: {}, b: { apps: [x] } }]",
      "rules[0].a: names nothing: give apps, groups or roles",
    ],
    [
      "a word that means nothing",
      "rules: [{ name: r, a: { app: [x] }, b: { apps: [x] } }]",
      'rules[0].a: Unrecognized key: "app"',
    ],
    [
      "a text for a list",
      "rules: [{ name: r, a: { apps: x }, b: { apps: [x] } }]",
      "rules[0].a.apps: Invalid input: expected array",
    ],
    ["a rule of one side", "rules: [{ name: r, a: { apps: [x] } }]", "rules[0]: give either b or without"],
    [
      "a rule of three sides",
      "rules: [{ name: r, a: { apps: [x] }, b: { apps: [y] }, without: { apps: [z] } }]",
      "rules[0]: give either b or without",
    ],
    [
      "nothing that is to be there",
      "rules: [{ name: r, a: { apps: [x] }, without: {} }]",
      "rules[0].without: names nothing: give apps, groups or roles",
    ],
    ["no YAML", "rules: [", "is neither YAML nor JSON"],
    ["repetition", "a: &x [1]\nb: [*x, *x]", "is neither YAML nor JSON: it uses what YAML has for repetition"],
  ])("says what is wrong with a file that has %s", async (_, text, said) => {
    const { run, folder } = operator();
    writeFileSync(join(folder, "rules.yaml"), text);
    const { code, stderr } = await run(["report", "--rules", "rules.yaml", "--org", org]);
    expect([code, stderr]).toEqual([3, expect.stringContaining(said)]);
  });

  test("finds who has the one without the other", async () => {
    const { run, folder } = operator();
    writeFileSync(join(folder, "rules.yaml"), rules.replace("b:", "without:"));
    const { code, stdout } = await run(["report", "separation-of-duties", "--org", org, "--rules", "rules.yaml"]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("1 of side a and nothing of `without`.")]);
  });

  test("says which app is none, and that rules are needed", async () => {
    const { run, folder } = operator();
    writeFileSync(join(folder, "rules.yaml"), rules.replace("Bank]", "Bnak]"));
    const wrong = await run(["report", "separation-of-duties", "--rules", "rules.yaml", "--org", org]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('there is no app "Bnak"')]);
    const without = await run(["report", "separation-of-duties", "--org", org]);
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining("needs `rules`")]);
  });
});

test.each([
  ["a kind that is none", ["report", "unused-acess"], 'There is no finding "unused-acess"'],
  ["a severity that is none", ["report", "--fail-on", "urgent"], 'There is no finding "urgent"'],
  ["a number that is none", ["report", "--days", "soon"], "It must be a number."],
])("%s is told as a mistake in the command", async (_, args, message) => {
  const { code, stderr } = await newOperator().run(args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
