import type { OrgChanges } from "./org-changes.ts";

/** An app whose assignments to groups change, or whose members do, as a statement takes it. All are keys. */
export interface ChangedApp {
  app: string;
  /** Groups through which a way ends for every member. */
  lost: string[];
  /** Groups that are filled by rules that are deleted: a way ends for those members whom only these rules made. */
  half: string[];
  /** Groups that lead there afterwards, also new ones. */
  kept: string[];
  /** Groups that lead there only afterwards. */
  added: string[];
  /** Groups it is assigned to before the changes, and those of them it is assigned to but by being open to everyone. */
  assigned: string[];
  byHand: string[];
  /** Whether the change deactivates it. */
  off: boolean;
}

/**
 * @param groups the groups the app is assigned to, with the kind of each assignment
 * @param ruleTargets the groups that deleted rules fill
 */
export function changedApp(
  app: string,
  groups: readonly { key: string; kind: string | null }[],
  changes: OrgChanges,
  ruleTargets: ReadonlySet<string>,
): ChangedApp {
  const isGone = ({ key, kind }: (typeof groups)[number]): boolean => {
    if (changes.goneGroups.includes(key)) return true;
    if (kind === "IMPLICIT") return changes.closedApps.includes(app);
    return changes.goneGroupApps.some((pair) => pair.group === key && pair.app === app);
  };
  const lost = new Set(groups.filter(isGone).map(({ key }) => key));
  const present = new Set(groups.filter((group) => !isGone(group)).map(({ key }) => key));
  const added = changes.newGroupApps
    .filter((pair) => pair.app === app && !changes.goneGroups.includes(pair.group))
    .map(({ group }) => group);
  return {
    app,
    lost: [...lost],
    half: [...present].filter((key) => ruleTargets.has(key)),
    kept: [...new Set([...present, ...added])],
    added: added.filter((group) => !groups.some(({ key }) => key === group)),
    assigned: [...new Set(groups.map(({ key }) => key))],
    byHand: [...new Set(groups.filter(({ kind }) => kind !== "IMPLICIT").map(({ key }) => key))],
    off: changes.deactivatedApps.includes(app),
  };
}
