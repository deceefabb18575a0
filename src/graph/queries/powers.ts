import { z } from "zod";
import { integer, query } from "../query.ts";
import { apiTokenRow, maybeDate, maybeText, roleAssignmentRow, roleRow, texts } from "./rows.ts";

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

const rule = z.object({ id: text, name: maybeText, expression: maybeText, excludes: z.array(text) });
export const reachGranting = query("read/reach-granting", {
  params: z.object({ keys, limit: integer }),
  row: z.object({
    key: text,
    granting: z.array(z.object({ id: text, type: maybeText, rules: z.array(rule) })),
    mostPeople: z.number(),
  }),
});

const relevant = keys;
const named = keys;
const actorFacts = {
  id: text,
  status: maybeText,
  groupIds: z.array(text),
  builtInIds: z.array(text),
  /** Apps they have by an assignment of their own, or by an account that nobody gave them alone. */
  appIds: z.array(text),
};
export const reachPeople = query("read/reach-people", {
  params: z.object({ keys }),
  row: z.object({
    key: text,
    sortKey: text,
    profile: z.record(z.string(), z.string().nullable()),
    ...actorFacts,
  }),
});
export const reachMembers = query("read/reach-members", {
  params: z.object({ keys, limit: integer }),
  row: z.object({ key: text, isCut: z.boolean(), people: z.array(z.object(actorFacts)) }),
});

const victims = z.array(z.object({ id: text, groupIds: z.array(text), status: text, isBlocked: z.boolean() }));
const accountBlocked = keys;
export const reachVictims = query("read/reach-victims", {
  params: z.object({ keys, relevant, named, accountBlocked, limit: integer }),
  row: z.object({ key: text, people: victims, looked: z.number() }),
});
export const reachVictimsOfGroups = query("read/reach-victims-of-groups", {
  params: z.object({ keys, app: text, granting: keys, relevant, accountBlocked }),
  row: z.object({ key: text, people: victims }),
});
export const reachVictimsByGroup = query("read/reach-victims-by-group", {
  params: z.object({ app: text, groups: keys, relevant, accountBlocked }),
  row: z.object({ id: text, people: victims }),
});
export const reachUnprotected = query("read/reach-unprotected", {
  params: z.object({ keys, relevant, accountBlocked }),
  row: z.object({ appId: text, people: victims }),
});
export const reachAppsOfPeople = query("read/reach-apps-of-people", {
  params: z.object({ keys, app: text.nullable(), relevant, accountBlocked }),
  row: z.object({ appId: text, people: victims }),
});
export const apiTokenOwners = query("read/api-token-owners", {
  params: z.object({ prefix: text, limit: integer }),
  row: z.object({ token: apiTokenRow, ownerKey: text, ownerId: text }),
});
export const reachAppsOfGroups = query("read/reach-apps-of-groups", {
  params: z.object({ keys, apps: keys, relevant, accountBlocked, limit: integer }),
  row: z.object({ key: text, appId: text, people: victims }),
});
export const reachedAppIds = query("read/reached-app-ids", {
  params: z.object({ user: text }),
  row: z.object({ appIds: z.array(text) }),
});
