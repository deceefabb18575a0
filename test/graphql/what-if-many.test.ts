import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";

const org = `00oCROWD${process.pid}`;
/** More than one statement looks at. */
const people = Array.from({ length: 5_200 }, (_, index) => `p${index}`);
let asking: Asking;

beforeAll(async () => {
  asking = await openAsking();
  const every = (step: number) => people.filter((_, index) => index % step === 0);
  await seed({
    id: org,
    users: people.map((id, index) => ({ id, status: index % 13 === 0 ? "SUSPENDED" : "ACTIVE" })),
    groups: ["crowd", "some"].map((id) => ({ id })),
    apps: ["wiki", "pay"].map((id) => ({ id, label: id })),
    members: [
      ...people.map((user) => ({ user, group: "crowd" })),
      ...every(4).map((user) => ({ user, group: "some" })),
    ],
    groupApps: [
      { group: "crowd", app: "wiki" },
      { group: "crowd", app: "pay" },
      { group: "some", app: "pay" },
    ],
    direct: every(100).map((user) => ({ user, app: "wiki" })),
  });
}, 120_000);
afterAll(() => asking.close());

test("of very many members each is counted once, whatever keeps them and whatever is blocked", async () => {
  const { whatIf } = await asking.ask(
    `{ whatIf(org: "${org}", changes: [{ deleteGroup: "crowd" }]) {
         all: loses(effects: [ENDS, ENDS_BLOCKED]) { totalCount } ends: loses(effects: [ENDS]) { totalCount } blocked: loses(effects: [ENDS_BLOCKED]) { totalCount } } }`,
  );
  const lost = (app: string, index: number) => (app === "wiki" ? index % 100 !== 0 : index % 4 !== 0);
  const pairs = ["wiki", "pay"].flatMap((app) => people.map((_, index) => index).filter((index) => lost(app, index)));
  const blocked = pairs.filter((index) => index % 13 === 0).length;
  expect(whatIf).toEqual({
    all: { totalCount: pairs.length },
    ends: { totalCount: pairs.length - blocked },
    blocked: { totalCount: blocked },
  });
});
