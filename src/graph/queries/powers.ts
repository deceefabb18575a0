import { z } from "zod";
import { integer, query } from "../query.ts";
import { maybeDate, maybeText, roleAssignmentRow, roleRow, texts } from "./rows.ts";

/** What is asked of the graph to say what administrators can do, and who could give themselves an app. */

const text = z.string();
const keys = z.array(text);

const assignment = z.object({
  assignment: roleAssignmentRow,
  role: roleRow,
  since: maybeDate,
  holder: z.object({ type: z.enum(["User", "Group", "App"]), id: text, sortKey: text, name: text }),
  groupIds: z.array(text),
  appIds: z.array(text),
  setId: maybeText,
  kind: z.enum(["ORGANIZATION", "GROUPS", "APPS", "RESOURCE_SET", "UNKNOWN"]),
});
export type PowerAssignmentRow = z.output<typeof assignment>;
export const powerAssignments = query("read/power-assignments", {
  params: z.object({ prefix: text, limit: integer }),
  row: assignment,
});

export const powerResourceSets = query("read/power-resource-sets", {
  params: z.object({ keys, limit: integer }),
  row: z.object({
    key: text,
    isKnown: z.boolean(),
    entries: z.array(
      z.object({
        kind: maybeText,
        id: text,
        appName: maybeText,
        excludes: texts,
        type: z.enum(["User", "Group", "App", "Organization"]),
      }),
    ),
  }),
});
export const powerGroups = query("read/power-groups", {
  params: z.object({ keys }),
  row: z.object({ key: text, id: text, type: maybeText, isEmpty: z.boolean() }),
});
export const roleGroupsOfUsers = query("read/role-groups-of-users", {
  params: z.object({ keys }),
  row: z.object({ key: text, groups: z.array(z.object({ id: text, reason: maybeText })) }),
});
export const membersOfSeveral = query("read/members-of-several", {
  params: z.object({ keys, limit: integer }),
  row: z.object({ key: text, id: text, sortKey: text, name: maybeText }),
});
export const groupIdsOfUsers = query("read/group-ids-of-users", {
  params: z.object({ keys }),
  row: z.object({ key: text, groupIds: z.array(text) }),
});
