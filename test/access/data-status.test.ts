import { describe, expect, test } from "vitest";
import { type CollectorState, type DataGap, dataStatusOf } from "../../src/access/data-status.ts";
import { needs } from "../../src/access/needs.ts";

const read = (lastRead: string | null, more: Partial<CollectorState> = {}): CollectorState => ({
  unsettledSince: null,
  lastStarted: lastRead,
  lastRead,
  readInFullAt: lastRead,
  whole: [],
  scoped: { count: 0, lastComplete: null, sample: [] },
  ...more,
});
const gap = (collector: string, scope: string | null, lastComplete: string | null): DataGap => ({
  collector,
  scope,
  scopeName: null,
  code: "DENIED",
  reason: "for a test",
  since: null,
  lastComplete,
});
const newer = "2026-02-02T00:00:00.000Z";
const older = "2026-02-01T00:00:00.000Z";
const oldest = "2026-01-01T00:00:00.000Z";
const allRead = () => read(newer);
const noGap = () => null;

test("what was since followed by its changes alone is told to be as old, read as a whole, as that", () => {
  const status = dataStatusOf(
    needs.memberships(),
    (collector) =>
      collector === "memberships" ? read(newer, { readInFullAt: oldest }) : read(newer, { readInFullAt: older }),
    noGap,
  );
  expect(status).toMatchObject({ asOf: newer, readInFullAt: oldest, complete: true });
});

test("all read in full is complete, as of the oldest part", () => {
  const states: Record<string, CollectorState> = { users: read(newer), groups: read(older) };
  const rests = [...needs.users(), ...needs.groups()];
  expect(dataStatusOf(rests, (name) => states[name] ?? read(null), noGap)).toEqual({
    asOf: older,
    readInFullAt: older,
    complete: true,
    gapCount: 0,
    gaps: [],
    incomplete: [],
  });
});

test("what was never read makes the answer of no date, with a gap that says so", () => {
  const status = dataStatusOf(
    [...needs.users(), ...needs.groups()],
    (name) => read(name === "users" ? newer : null),
    noGap,
  );
  expect(status).toMatchObject({ asOf: null, complete: false, gapCount: 1, incomplete: ["groups"] });
  expect(status.gaps[0]).toMatchObject({ collector: "groups", scope: null, code: "NEVER_READ" });
});

test("a collector that was never read and has a gap has one gap, not two", () => {
  const states = () => read(null, { whole: [gap("users", null, null)] });
  expect(dataStatusOf(needs.users(), states, noGap)).toMatchObject({
    gapCount: 1,
    gaps: [{ code: "DENIED" }],
    asOf: null,
  });
});

test("a gap makes the answer as old as the last complete read of the part", () => {
  const states = () => read(newer, { whole: [gap("users", null, oldest)] });
  expect(dataStatusOf(needs.users(), states, noGap)).toMatchObject({ asOf: oldest, complete: false });
  const unknown = () => read(newer, { whole: [gap("users", null, null)] });
  expect(dataStatusOf(needs.users(), unknown, noGap)).toMatchObject({ asOf: null, complete: false });
});

describe("an answer about one app", () => {
  const gaps: Record<string, DataGap> = {
    "memberships/g1": gap("memberships", "g1", older),
    "appUsers/a2": gap("appUsers", "a2", older),
  };
  const stateOf = () => read(newer, { scoped: { count: 1, lastComplete: older, sample: [] } });
  const onlyScoped = (name: string) => (["memberships", "appUsers"].includes(name) ? stateOf() : read(newer));
  const gapOf = (collector: string, scope: string) => gaps[`${collector}/${scope}`] ?? null;

  test("does not rest on other apps and on groups that the app is not assigned to", () => {
    expect(dataStatusOf(needs.whoCanReach("a1", ["g2"]), onlyScoped, gapOf)).toMatchObject({
      complete: true,
      asOf: newer,
    });
  });

  test("rests on its own groups and accounts", () => {
    expect(dataStatusOf(needs.whoCanReach("a1", ["g1", "g2"]), onlyScoped, gapOf)).toMatchObject({
      complete: false,
      asOf: older,
      gaps: [{ collector: "memberships", scope: "g1" }],
      incomplete: ["memberships"],
    });
    expect(dataStatusOf(needs.whoCanReach("a2", []), onlyScoped, gapOf)).toMatchObject({
      gaps: [{ collector: "appUsers", scope: "a2" }],
    });
  });

  test("does not rest on memberships at all where no group is assigned", () => {
    const denied = (name: string) => read(newer, { whole: name === "memberships" ? [gap(name, null, null)] : [] });
    expect(dataStatusOf(needs.whoCanReach("a1", []), denied, noGap).complete).toBe(true);
    expect(dataStatusOf(needs.whoCanReach("a1", ["g1"]), denied, noGap).complete).toBe(false);
  });
});

test("at most a hundred gaps are listed, and all are counted", () => {
  const sample = Array.from({ length: 100 }, (_, index) => gap("memberships", `g${index}`, older));
  const states = (name: string) =>
    read(newer, {
      whole: [gap(name, null, older)],
      scoped: name === "memberships" ? { count: 5_000, lastComplete: oldest, sample } : allRead().scoped,
    });
  const status = dataStatusOf(needs.canReach(), states, noGap);
  expect(status.gaps).toHaveLength(100);
  expect(status.gapCount).toBe(5_007);
  expect(status.asOf).toBe(oldest);
});

test("an object first seen by a sync that has not finished is not yet read, whatever other syncs read", () => {
  const rests = needs.whoCanReach("new-app", []);
  const known = dataStatusOf(rests, allRead, noGap, [{ oktaId: "new-app", firstSeen: newer }]);
  expect(known.complete).toBe(true);
  const status = dataStatusOf(rests, allRead, noGap, [{ oktaId: "new-app", firstSeen: "2026-02-03T00:00:00.000Z" }]);
  expect(status).toMatchObject({ complete: false, asOf: null, incomplete: ["appUsers", "appGroups"] });
  expect(status.gaps[0]).toMatchObject({ collector: "appUsers", scope: "new-app", code: "NEVER_READ" });
});
