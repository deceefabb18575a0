import { expect } from "vitest";
import type { CollectorName } from "../../src/access/collector-names.ts";
import type { PlainOrg } from "../support/plain-okta.ts";
import { isAdmittedUnknown, mixedScopes } from "./admin-truth.ts";
import { type Answer, isEntitled, pairsThatDiffer, trueAnswers } from "./answers.ts";
import type { Bench } from "./bench.ts";
import type { Expectation } from "./expectation.ts";
import type { Contents } from "./truth.ts";

export interface Truth {
  contents: Contents;
  org: PlainOrg;
  /** What answers about administrators must say, where they are read. */
  admin?: Map<string, string>;
}

/** The org at the clean sync before, when the sync under the fault began, and when it had ended. */
export interface Truths {
  before: Truth;
  /** When the clean sync before had ended: what is as old as that is to be as it was then. */
  beforeAsOf: string | null;
  changed: Truth;
  after: Truth;
}

const mostPairs = 40;

/** Nothing is gone that the org has had all the time; nothing is there that it has never had; exact where it must be. */
export async function checkContents(bench: Bench, orgId: string, truths: Truths, exact: boolean): Promise<void> {
  const { before, changed, after } = truths;
  const graph = await bench.contents.of(orgId);
  if (changed.admin) for (const [name, properties] of await bench.contents.adminOf(orgId)) graph.set(name, properties);
  const underway = truths.beforeAsOf !== null;
  const wrongs: string[] = [];
  const allowed = (exact ? [changed, after] : [before, changed, after]).map(({ contents }) => contents);
  for (const name of allowed[0]?.keys() ?? []) {
    if (allowed.every((contents) => contents.has(name)) && !graph.has(name)) wrongs.push(`gone: ${name}`);
  }
  for (const [name, properties] of graph) {
    const versions = allowed.map((contents) => contents.get(name)).filter((version) => version !== undefined);
    if (versions.length === 0) {
      if (exact || !isAdmittedUnknown(name, properties)) wrongs.push(`never so: ${name} ${properties}`);
    } else if (
      !versions.includes(properties) &&
      !(underway && isUncounted(properties, versions)) &&
      !((isUnknownReason(name, properties) || isAdmittedUnknown(name, properties)) && !exact)
    ) {
      wrongs.push(`never so: ${name} ${properties}, but ${versions.join(" or ")}`);
    }
  }
  wrongs.push(...mixedScopes(graph, allowed));
  expect(readable(wrongs, truths)).toEqual([]);
}

/** Where Okta did not count a group's members, no count is kept. */
function isUncounted(properties: string, versions: string[]): boolean {
  return versions.some((version) => version.replace(/,"userCount":\d+/, "") === properties);
}

/** Where Okta did not say why somebody is a member, nothing is guessed. */
function isUnknownReason(name: string, properties: string): boolean {
  return name.includes(" MEMBER_OF ") && properties === '{"reason":"UNKNOWN"}';
}

/** What is not true of the org, as it was when the answer says that it was so, must not claim to be complete. */
export async function checkAnswers(bench: Bench, orgId: string, truths: Truths, exact: boolean): Promise<void> {
  const { before, beforeAsOf, changed, after } = truths;
  // An answer that is complete as of then was so then, or is newer than it says. Any other is held to the present.
  const truthsAt = ({ asOf, complete }: Pick<Answer, "asOf" | "complete">) =>
    complete && asOf !== null && asOf === beforeAsOf ? [before, changed, after] : [changed, after];
  const answersOf = new Map(
    [before, changed, after].map((truth) => [truth, new Map([...trueAnswers(truth.org), ...(truth.admin ?? [])])]),
  );
  const wrongs: string[] = [];
  const given = await bench.examiner.answers(orgId);
  if (changed.admin) for (const [name, answer] of await bench.examiner.adminAnswers(orgId)) given.set(name, answer);
  for (const [name, answer] of given) {
    const { says, complete } = answer;
    if (exact && !complete) wrongs.push(`not complete: ${name}`);
    // Who is deleted while being read reaches nothing, and nobody reaches what is deleted.
    const versions = truthsAt(answer).map((truth) => answersOf.get(truth)?.get(name) ?? "0 in all");
    if (complete && !versions.includes(says)) {
      wrongs.push(`complete and wrong: ${name}: ${difference(says, versions[0])}`);
    }
  }
  const pairs = pairsThatDiffer(before.org, changed.org).slice(0, mostPairs);
  const entitlements = await bench.examiner.entitlements(orgId, pairs);
  for (const [at, pair] of pairs.entries()) {
    const answer = entitlements[at];
    if (!answer) continue;
    const truly = truthsAt(answer).map(({ org }) => isEntitled(org, pair));
    const claims = answer.says === "ENTITLED" ? true : answer.says === "NOT_ENTITLED" ? false : null;
    const definite = claims === false || (claims === true && answer.complete);
    if (definite && !truly.includes(claims)) wrongs.push(`wrong: ${pair.user} to ${pair.app} is ${answer.says}`);
    if (exact && claims === null) wrongs.push(`unknown: ${pair.user} to ${pair.app}`);
  }
  expect(readable(wrongs, truths)).toEqual([]);
}

const restingOn: Partial<Record<CollectorName, { answers: string; all: boolean }>> = {
  roles: { answers: "roles of ", all: true },
  resourceSets: { answers: "roles of ", all: true },
  roleAssignments: { answers: "roles of ", all: true },
  apiTokens: { answers: "tokens of ", all: true },
  credentials: { answers: "keys of ", all: false },
  factors: { answers: "factors of ", all: false },
};

/** What rests on the part that was struck says so: every answer, or, where it is read one by one, that of the one. */
export async function checkGaps(
  bench: Bench,
  orgId: string,
  collector: CollectorName,
  { exact, sync, shared = {} }: Pick<Expectation, "exact" | "sync" | "shared">,
): Promise<void> {
  if (exact || sync === null) return;
  const struck = Object.entries(shared).flatMap(([name, status]) => (status === "COMPLETE" ? [] : [name]));
  const answers = await bench.examiner.adminAnswers(orgId);
  for (const name of [collector, ...struck] as CollectorName[]) {
    const resting = restingOn[name];
    if (resting === undefined) continue;
    const all = [...answers].filter(([answer]) => answer.startsWith(resting.answers));
    // Of factors that nobody could ask for no answer says anything.
    const gaps = all.filter(([, { complete }]) => !complete);
    const wanted = resting.all ? all.length : Math.min(all.length, 1);
    expect(gaps.length, `answers with a gap, of ${name}`).toBeGreaterThanOrEqual(wanted);
  }
}

/** What only one of two answers has. */
function difference(said: string, truth = "there is no such thing"): string {
  const [here, there] = [said.split("\n"), truth.split("\n")];
  const only = (rows: string[], others: string[]) => rows.filter((row) => !others.includes(row)).join("; ");
  return `it says ${only(here, there)}, but truly ${only(there, here)}`;
}

/** With names in place of ids, and not more than one can read. */
function readable(wrongs: string[], { before, changed, after }: Truths): string[] {
  const names = new Map<string, string>();
  for (const { org } of [before, changed, after]) {
    for (const { id, login } of org.users) names.set(id, login.split("@")[0] ?? id);
    for (const { id, name } of org.groups) names.set(id, name);
    for (const { id, label } of org.apps) names.set(id, label);
  }
  return wrongs.slice(0, 5).map((wrong) => wrong.replaceAll(/\b0[0-9a-z]{2}\w{17}\b/g, (id) => names.get(id) ?? id));
}
