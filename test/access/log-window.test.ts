import { expect, test } from "vitest";
import { logWindow } from "../../src/access/findings/log-window.ts";

const now = "2026-07-15T00:00:00.000Z";
const coverage = { from: "2026-01-01T00:00:00.000Z", to: "2026-06-30T00:00:00.000Z" };

test("the window ends where the log does, and what a first sync found was there before", () => {
  expect(logWindow(90, coverage, true, null, now)).toEqual({
    known: true,
    why: "",
    since: "2026-04-01T00:00:00.000Z",
    seenBy: "2026-04-01T00:00:00.000Z",
  });
  const firstSync = "2026-06-01T00:00:00.000Z";
  expect(logWindow(90, coverage, true, firstSync, now).seenBy).toBe(firstSync);
});

test("a log that is not known for as long, or not at all, says why nothing follows from it", () => {
  expect(logWindow(180, coverage, true, null, now)).toMatchObject({ known: true });
  expect(logWindow(181, coverage, true, null, now)).toMatchObject({ known: false, why: "COVERAGE_TOO_SHORT" });
  expect(logWindow(90, null, true, null, now)).toMatchObject({ known: false, why: "ACTIVITY_INCOMPLETE" });
  expect(logWindow(90, null, false, null, now)).toMatchObject({
    known: false,
    why: "ACTIVITY_NOT_READ",
    since: "2026-04-16T00:00:00.000Z",
  });
});
