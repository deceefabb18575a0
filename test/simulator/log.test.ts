import { describe, expect, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { storyOrg } from "../../src/simulator/story.ts";
import { ask, type Row, serve, walk } from "./ask.ts";
import { cursorOf, drain, logScene, logs, targetOf, typesOf } from "./log-scene.ts";

const day = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const uuidsOf = (rows: readonly Row[]) => rows.map(({ uuid }) => uuid);

describe("polling the log", () => {
  test("always has a next link, and an idle one keeps its cursor", async () => {
    const { org, ann, app, wait } = logScene();
    const simulator = await serve(org);
    const first = await ask(simulator, logs());
    expect(first.body).toEqual([]);
    const second = await ask(simulator, first.next as string);
    expect(cursorOf(second)).toBe(cursorOf(first));
    org.useApp(ann, app);
    const third = await ask(simulator, second.next as string);
    expect(third.body).toHaveLength(1);
    expect(cursorOf(third)).toBe(`${org.clock.now()}_1`);
    wait(day);
    const idle = await ask(simulator, third.next as string);
    expect([idle.body, cursorOf(idle)]).toEqual([[], cursorOf(third)]);
  });

  test("goes by persistence, so what is late comes after what was published later", async () => {
    const { org, ann, app, begun, wait } = logScene();
    org.log.settings = { ...org.log.settings, lateShare: 1, lateMs: 60_000 };
    org.useApp(ann, app);
    org.log.settings.lateShare = 0;
    wait(1_000);
    org.useApp(ann, app);
    const simulator = await serve(org);
    const start = await drain(simulator, logs());
    expect(start.rows.map(({ published }) => published)).toEqual([iso(begun + 1_000)]);
    wait(58_999);
    expect((await drain(simulator, start.next)).rows).toEqual([]);
    wait(1);
    const { rows } = await drain(simulator, start.next);
    expect(rows.map(({ published }) => published)).toEqual([iso(begun)]);
    const whole = await drain(simulator, logs({ since: iso(begun) }));
    expect(whole.rows.map(({ published }) => published)).toEqual([iso(begun + 1_000), iso(begun)]);
  });

  test("shows nothing before it is persisted", async () => {
    const { org, ann, app, wait } = logScene();
    org.log.settings.latencyMs = 5_000;
    org.useApp(ann, app);
    const simulator = await serve(org);
    const { rows, next } = await drain(simulator, logs());
    wait(5_000);
    expect([rows.length, (await drain(simulator, next)).rows.length]).toEqual([0, 1]);
  });

  test("meets every event once whatever the page, also of one and the same millisecond", async () => {
    const { org, ann, app, wait } = logScene();
    for (let i = 0; i < 10; i++) org.useApp(ann, app);
    const simulator = await serve(org);
    const early = await drain(simulator, logs({ limit: "3" }));
    for (let i = 0; i < 10; i++) org.useApp(ann, app);
    wait(1);
    org.useApp(ann, app);
    const rows = [...early.rows, ...(await drain(simulator, early.next)).rows];
    expect(new Set(uuidsOf(rows)).size).toBe(21);
    expect(rows).toHaveLength(21);
    expect(uuidsOf(rows)).toEqual(uuidsOf(org.log.events() as Row[]));
  });

  test("meets a duplicate under the same uuid, and what is lost never", async () => {
    const { org, ann, app } = logScene();
    org.log.settings.duplicateShare = 1;
    org.useApp(ann, app);
    org.log.settings = { ...org.log.settings, duplicateShare: 0, lostShare: 1 };
    org.useApp(ann, app);
    org.log.settings.lostShare = 0;
    org.useApp(ann, app);
    const simulator = await serve(org);
    const [one, two, three] = uuidsOf((await drain(simulator, logs())).rows);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });

  test("begins after `since`, or seven days back", async () => {
    const { org, ann, app, begun } = logScene();
    for (const days of [8, 6, 1]) org.useApp(ann, app, { at: begun - days * day });
    const simulator = await serve(org);
    expect((await drain(simulator, logs())).rows).toHaveLength(2);
    expect((await drain(simulator, logs({ since: iso(begun - 6 * day) }))).rows).toHaveLength(1);
    expect((await drain(simulator, logs({ since: iso(begun - 6 * day - 1) }))).rows).toHaveLength(2);
  });
});

describe("a bounded query", () => {
  test("goes by publication, ends, and misses what is persisted later", async () => {
    const { org, ann, app, begun, wait } = logScene();
    org.useApp(ann, app);
    org.log.settings = { ...org.log.settings, lateShare: 1, lateMs: 60_000 };
    wait(1_000);
    org.useApp(ann, app);
    org.log.settings.lateShare = 0;
    wait(1_000);
    org.useApp(ann, app);
    const simulator = await serve(org);
    const between = logs({ since: iso(begun - 1), until: iso(begun + day), limit: "1" });
    const times = async (path: string) =>
      (await walk(simulator, path)).rows.map(({ published }) => Date.parse(published) - begun);
    expect(await times(between)).toEqual([0, 2_000]);
    wait(60_000);
    expect(await times(between)).toEqual([0, 1_000, 2_000]);
    expect(await times(`${between}&sortOrder=DESCENDING`)).toEqual([2_000, 1_000, 0]);
    expect(await times(logs({ sortOrder: "DESCENDING" }))).toEqual([2_000, 1_000, 0]);
    expect(await times(logs({ since: iso(begun), until: iso(begun + 1_000) }))).toEqual([1_000]);
  });
});

describe("what the log refuses and forgets", () => {
  test("events over 90 days old are gone, and a `since` over 180 days back is refused", async () => {
    const { org, ann, app, begun } = logScene();
    for (const days of [100, 91, 89]) org.useApp(ann, app, { at: begun - days * day });
    const simulator = await serve(org);
    const since = iso(begun - 170 * day);
    expect((await drain(simulator, logs({ since }))).rows).toHaveLength(1);
    expect((await walk(simulator, logs({ since, until: iso(begun) }))).rows).toHaveLength(1);
    const old = await ask(simulator, logs({ since: iso(begun - 181 * day) }));
    expect([old.status, old.body.errorCode]).toEqual([400, "E0000053"]);
  });

  test("limits, orders, dates, filters and cursors that Okta would not take", async () => {
    const { org, ann, app, begun } = logScene();
    org.useApp(ann, app);
    org.useApp(ann, app);
    const simulator = await serve(org);
    const refusal = async (parameters: Record<string, string>) => {
      const { status, body } = await ask(simulator, logs(parameters));
      return `${status} ${body.errorCode}`;
    };
    const bounds = { since: iso(begun - 1), until: iso(begun + 1) };
    const sealed = cursorOf(await ask(simulator, logs({ ...bounds, limit: "1" }))) as string;
    expect((await ask(simulator, logs({ ...bounds, limit: "1", after: sealed }))).body).toHaveLength(1);
    expect(await refusal({ limit: "1001" })).toBe("400 E0000001");
    expect(await refusal({ sortOrder: "UP" })).toBe("400 E0000001");
    expect(await refusal({ since: "yesterday" })).toBe("400 E0000001");
    expect(await refusal({ after: "nonsense" })).toBe("400 E0000001");
    expect(await refusal({ after: sealed })).toBe("400 E0000001");
    expect(await refusal({ ...bounds, after: `${begun}_1` })).toBe("400 E0000001");
    expect(await refusal({ q: "ann" })).toBe("400 E0000053");
    expect(await refusal({ filter: 'published gt "2026-01-01T00:00:00Z"' })).toBe("400 E0000053");
    expect(await refusal({ filter: 'eventType eq "a" and' })).toBe("400 E0000053");
  });

  test("the faults of lists strike here too", async () => {
    const { org, ann, app } = logScene();
    for (let i = 0; i < 4; i++) org.useApp(ann, app);
    const simulator = await serve(org);
    const first = await ask(simulator, logs({ limit: "2" }));
    const path = "/api/v1/logs";
    simulator.faults.add({ match: { path }, fault: { kind: "cursor-expired" } });
    expect((await ask(simulator, first.next as string)).status).toBe(400);
    simulator.faults.add({ match: { path }, fault: { kind: "overlap" } });
    const overlapping = await ask(simulator, first.next as string);
    expect(uuidsOf(overlapping.body).slice(0, 1)).toEqual(uuidsOf(first.body).slice(1));
    simulator.faults.add({ match: { path }, fault: { kind: "empty-page" } });
    const empty = await ask(simulator, first.next as string);
    expect([empty.body, cursorOf(empty)]).toEqual([[], cursorOf(first)]);
    simulator.faults.add({ match: { path }, fault: { kind: "malformed-row", row: null } });
    expect((await ask(simulator, empty.next as string)).body[0]).toBeNull();
  });
});

describe("single sign-ons", () => {
  test("name the app and the account by its own id, in changing order", async () => {
    const { org, ann, app } = logScene();
    for (let i = 0; i < 40; i++) org.useApp(ann, app);
    org.useApp(ann, app, { result: "FAILURE" });
    const simulator = await serve(org);
    const { rows } = await drain(simulator, logs());
    for (const row of rows) {
      expect(row).toMatchObject({ eventType: "user.authentication.sso", actor: { id: ann, type: "User" } });
      expect(targetOf(row, "AppInstance")).toBe(app);
      expect(targetOf(row, "AppUser")).toMatch(/^0ua[A-Za-z0-9]{17}$/);
      expect(row.target.find(({ type }: Row) => type === "AppInstance").detailEntry.signOnModeType).toBe("SAML_2_0");
      expect(row.uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
    }
    expect(rows.at(-1).outcome.result).toBe("FAILURE");
    expect(new Set(rows.map((row) => targetOf(row, "AppUser"))).size).toBe(1);
    expect(new Set(rows.map(({ target }) => target[0].type))).toEqual(new Set(["AppInstance", "AppUser", "User"]));
    expect(rows.some((row) => targetOf(row, "User") === undefined)).toBe(true);
    expect(rows.some(({ client }) => client.zone === "null")).toBe(true);
    expect(rows.some((row) => row.debugContext === undefined)).toBe(true);
  });

  test("are generated for those who have accounts, the same for the same seed", () => {
    const until = new Date("2026-03-01T00:00:00.000Z");
    const make = () => generateOrg({ seed: 7, users: 60, until, usage: { perUser: 5, days: 30, failures: 0.2 } });
    const [org, again] = [make(), make()];
    const events = org.log.events() as Row[];
    expect(events).toHaveLength(300);
    expect(again.log.events()).toEqual(events);
    const failed = events.filter(({ outcome }) => outcome.result === "FAILURE").length;
    expect(failed).toBeGreaterThan(30);
    expect(failed).toBeLessThan(90);
    for (const event of events) {
      expect(until.getTime() - Date.parse(event.published)).toBeLessThanOrEqual(30 * day);
      const app = targetOf(event, "AppInstance") as string;
      expect(org.accounts.get(app)?.has(event.actor.id)).toBe(true);
    }
  });

  test("late and doubled ones of a great many come in the order of persistence", async () => {
    const org = generateOrg({ seed: 8, users: 60 });
    const until = Date.UTC(2026, 2, 1);
    org.clock.now = () => until + day;
    org.log.settings = { latencyMs: 100, lateShare: 0.1, lateMs: 3_600_000, duplicateShare: 0.05, lostShare: 0.05 };
    org.log.addSignIns({ count: 3_000, since: until - day, until });
    const simulator = await serve(org);
    const { rows } = await drain(simulator, logs({ limit: "1000" }));
    const times = rows.map(({ published }) => Date.parse(published));
    const back = times.filter((time, place) => time < (times[place - 1] ?? 0)).length;
    expect(back).toBeGreaterThan(100);
    expect(rows.length - new Set(uuidsOf(rows)).size).toBeGreaterThan(80);
    expect(new Set(uuidsOf(rows)).size).toBeLessThan(2_950);
  });
});

describe("filters of the log", () => {
  test("by type, target, actor and result, joined and in parentheses", async () => {
    const { org, ann, group, app } = logScene();
    org.addMember(group, ann);
    org.assignGroup(app, group);
    org.useApp(ann, app, { result: "FAILURE" });
    const simulator = await serve(org);
    const found = async (filter: string) => typesOf((await drain(simulator, logs({ filter }))).rows);
    expect(await found('eventType sw "group."')).toEqual([
      "group.user_membership.add",
      "group.application_assignment.add",
    ]);
    expect(await found('eventType eq "user.authentication.sso"')).toHaveLength(1);
    expect(await found('eventType co "assignment"')).toHaveLength(1);
    expect(await found(`target.id eq "${group}"`)).toHaveLength(2);
    expect(await found(`actor.id eq "${ann}"`)).toEqual(["user.authentication.sso"]);
    expect(await found(`target.id eq "${app}" and outcome.result eq "FAILURE"`)).toEqual(["user.authentication.sso"]);
    expect(await found(`(eventType sw "group." or eventType sw "application.") and target.id eq "${app}"`)).toEqual([
      "group.application_assignment.add",
      "application.user_membership.add",
    ]);
  });
});

test("a story and a generated org begin with an empty log", () => {
  expect(storyOrg().log.events()).toEqual([]);
  expect(generateOrg({ users: 20, admins: 8 }).log.events()).toEqual([]);
});
