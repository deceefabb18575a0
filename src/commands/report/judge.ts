import type { FindingKind } from "../../access/findings/catalogue.ts";
import type { FindingHead } from "./ask-findings.ts";

/** What is too new is too new for a while in every org, and will be told in its time: it keeps no pipeline from passing. */
const passing: ReadonlySet<string> = new Set(["GRANT_TOO_NEW", "ACCOUNT_TOO_NEW"]);

/** Why a pipeline must not go on, in lines for people; none when it may. */
export function judge(heads: readonly FindingHead[], failOn: ReadonlySet<FindingKind>, allowUnknown: boolean) {
  const judged = heads.filter(({ kind }) => failOn.has(kind));
  const found = judged
    .filter(({ totalCount }) => totalCount > 0)
    .map(({ kind, totalCount, isTotalExact }) => `${kind}: ${isTotalExact ? "" : "at least "}${totalCount} found.`);
  const doubts = judged.filter(({ totalCount }) => totalCount === 0).flatMap(doubtsOf);
  return { found, doubts, fails: found.length > 0 || (doubts.length > 0 && !allowUnknown) };
}

/** Why "none found" cannot be relied on. */
function doubtsOf({ kind, isTotalExact, unknown, dataStatus }: FindingHead): string[] {
  const open = unknown.filter(({ reason }) => !passing.has(reason));
  return [
    ...(isTotalExact ? [] : [`${kind}: none found, but counting took too long to look at everything.`]),
    ...open.map(({ reason, count }) => `${kind}: none found, but of ${count} it could not be told (${reason}).`),
    ...(dataStatus.complete ? [] : [`${kind}: none found, but the data behind it have ${gapWords(dataStatus)}.`]),
  ];
}

export function gapWords({ gapCount, gaps }: FindingHead["dataStatus"]): string {
  const collectors = [...new Set(gaps.map(({ collector }) => collector))];
  return `${gapCount} ${gapCount === 1 ? "gap" : "gaps"} (${collectors.join(", ")})`;
}
