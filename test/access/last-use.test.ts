import fc from "fast-check";
import { expect, test } from "vitest";
import { lastUseOf } from "../../src/access/last-use.ts";
import { continueCoverage, extendCoverage, type Interval, resumeAfter } from "../../src/access/log-coverage.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString();
const covered = { from: day(10), to: day(100) };

test("an app that was used is used, however old the sign-in and however little of the log is known", () => {
  expect(lastUseOf(day(3), null, false, [])).toMatchObject({ state: "USED", at: day(3) });
  expect(lastUseOf(day(3), covered, true, [{ since: null }])).toMatchObject({ state: "USED", at: day(3) });
});

test("unused is said of the whole time that is known, and only of a way that is older", () => {
  expect(lastUseOf(null, covered, true, [{ since: null }])).toMatchObject({ state: "UNUSED", since: day(10) });
  expect(lastUseOf(null, covered, true, [{ since: day(10) }])).toMatchObject({ state: "UNUSED" });
  expect(lastUseOf(null, covered, true, [{ since: day(11) }])).toMatchObject({
    state: "UNKNOWN",
    reason: "GRANT_TOO_NEW",
  });
  expect(lastUseOf(null, covered, true, [{ since: day(11) }, { since: day(2) }])).toMatchObject({ state: "UNUSED" });
  expect(lastUseOf(null, covered, true, [])).toMatchObject({ state: "UNKNOWN" });
});

test("without a log, or before all of it is read, nothing is said to be unused", () => {
  expect(lastUseOf(null, null, false, [{ since: null }])).toMatchObject({
    state: "UNKNOWN",
    reason: "ACTIVITY_NOT_READ",
  });
  expect(lastUseOf(null, null, true, [{ since: null }])).toMatchObject({
    state: "UNKNOWN",
    reason: "ACTIVITY_INCOMPLETE",
  });
});

test("a pause of up to 90 days leaves no hole, and a longer one begins anew where Okta's log begins", () => {
  const known = extendCoverage(continueCoverage([], day(-90), day(0)), day(0));
  expect(known).toEqual([{ from: day(-90), to: day(0) }]);
  expect(continueCoverage(known, day(-1), day(89))).toEqual(known);
  expect(continueCoverage(known, day(-1), day(91))).toEqual([...known, { from: day(1), to: day(1) }]);
});

test("a first reading that is broken off goes on with what Okta still has", () => {
  const begun = continueCoverage([], day(-90), day(0));
  expect(continueCoverage(begun, day(-90), day(5))).toEqual([{ from: day(-85), to: day(-85) }]);
});

test("whenever it is read, coverage never claims a moment that Okta had forgotten before it was read", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ pause: fc.integer({ min: 0, max: 200 }), isWhole: fc.boolean() })), (runs) => {
      let known: Interval[] = [];
      let now = 0;
      const readAt: number[] = [];
      for (const { pause, isWhole } of runs) {
        now += pause;
        known = continueCoverage(known, day(now - 90), day(now));
        const last = known.at(-1) as Interval;
        expect(resumeAfter(last) >= day(now - 91)).toBe(true);
        if (!isWhole) continue;
        known = extendCoverage(known, day(now));
        readAt.push(now);
        // Each day of the interval was within 90 days of a whole reading at or after it.
        const latest = known.at(-1) as Interval;
        for (let at = now; day(at) >= latest.from; at -= 1) {
          expect(readAt.some((read) => read >= at && at >= read - 90)).toBe(true);
        }
      }
    }),
  );
});
