import type { AccessRow } from "./access-rows.ts";

/** The columns of an export in their order, with what they hold. */
export const columns = {
  userId: "TEXT",
  login: "TEXT",
  displayName: "TEXT",
  userStatus: "TEXT",
  department: "TEXT",
  title: "TEXT",
  appId: "TEXT",
  app: "TEXT",
  appStatus: "TEXT",
  pathKind: "TEXT",
  groupId: "TEXT",
  group: "TEXT",
  membership: "TEXT",
  ruleIds: "LIST",
  since: "TIME",
  pathCount: "NUMBER",
  usability: "TEXT",
  reasons: "LIST",
  accountStatus: "TEXT",
  lastUse: "TEXT",
  lastUsedAt: "TIME",
  unusedSince: "TIME",
  lastUseReason: "TEXT",
} as const satisfies Record<keyof AccessRow, "TEXT" | "TIME" | "NUMBER" | "LIST">;

export const columnNames = Object.keys(columns) as (keyof AccessRow)[];
