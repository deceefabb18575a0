import { z } from "zod";

/** The nodes of the graph as the read statements return them. Only what is asked for is kept; `hash` and the like are dropped. */

const text = z.string();
export const maybeText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
/**
 * Statements that return many nodes give dates as text (`toString`), since the driver takes longer to make an object of one
 * than Neo4j does to find the node. Neo4j leaves out seconds and fractions that are zero, so every date is spelt anew.
 */
export const maybeDate = maybeText.transform(spelt);
const maybeNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
export const texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

const node = { key: text, oktaId: text, orgId: text, firstSeen: maybeDate, changed: maybeDate };

export const userRow = z.object({
  ...node,
  login: maybeText,
  email: maybeText,
  displayName: maybeText,
  status: maybeText,
  department: maybeText,
  title: maybeText,
  managerId: maybeText,
  userType: maybeText,
  created: maybeDate,
  activated: maybeDate,
  lastLogin: maybeDate,
  passwordChanged: maybeDate,
  statusChanged: maybeDate,
  lastUpdated: maybeDate,
  sortKey: text,
});

export const groupRow = z.object({
  ...node,
  name: maybeText,
  description: maybeText,
  type: maybeText,
  sourceAppId: maybeText,
  userCount: maybeNumber,
  lastUpdated: maybeDate,
  lastMembershipUpdated: maybeDate,
  sortKey: text,
});

export const appRow = z.object({
  ...node,
  label: maybeText,
  name: maybeText,
  signOnMode: maybeText,
  status: maybeText,
  implicitAssignment: flag,
  selfService: flag,
  features: texts,
  created: maybeDate,
  lastUpdated: maybeDate,
  sortKey: text,
});

export const groupRuleRow = z.object({ ...node, name: maybeText, status: maybeText, expression: maybeText });

export const organizationRow = z.object({
  key: text,
  oktaId: text,
  orgId: text,
  name: maybeText,
  domain: maybeText,
  connectionName: maybeText,
  connectedAt: maybeDate,
});

export const syncRow = z.object({
  key: text,
  orgId: text,
  number: z.number(),
  mode: maybeText,
  status: maybeText,
  startedAt: maybeDate,
  finishedAt: maybeDate,
  requests: maybeNumber,
  throttledMs: maybeNumber,
  reason: maybeText,
  lacking: z
    .array(text)
    .nullish()
    .transform((lines) => lines ?? null),
});

export const collectorRow = z.object({
  key: text,
  name: text,
  status: maybeText,
  read: maybeNumber,
  added: maybeNumber,
  changed: maybeNumber,
  removed: maybeNumber,
  requests: maybeNumber,
  reason: maybeText,
  finishedAt: maybeDate,
});

export const gapRow = z.object({
  orgId: text,
  collector: text,
  scope: maybeText,
  scopeName: maybeText,
  code: maybeText,
  reason: maybeText,
  since: maybeDate,
  lastComplete: maybeDate,
});

/** What Okta keeps of a user in an app. */
export const accountRow = z.object({
  scope: maybeText,
  status: maybeText,
  userName: maybeText,
  syncState: maybeText,
  grantingGroupId: maybeText,
  lastUpdated: maybeDate,
  firstSeen: maybeDate,
});

export const roleAssignmentRow = z.object({
  key: text,
  oktaId: text,
  orgId: text,
  status: maybeText,
  appNames: texts,
  unresolvedTargets: texts,
  created: maybeDate,
  lastUpdated: maybeDate,
  expires: maybeDate,
});

export const roleRow = z.object({
  key: text,
  oktaId: text,
  orgId: text,
  type: maybeText,
  kind: maybeText,
  label: maybeText,
  description: maybeText,
  /** Null where they are not known: of a standard role, and of a custom role that was only met in an assignment. */
  permissions: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? null),
  /** The permissions that are limited, and how: two lists of one length. */
  limitedPermissions: texts,
  conditions: texts,
});

export const resourceSetRow = z.object({
  key: text,
  oktaId: text,
  orgId: text,
  label: maybeText,
  description: maybeText,
  orns: texts,
});

export const apiTokenRow = z.object({
  key: text,
  oktaId: text,
  orgId: text,
  name: maybeText,
  clientName: maybeText,
  userId: maybeText,
  created: maybeDate,
  lastUpdated: maybeDate,
  expires: maybeDate,
});

export const credentialRow = z.object({
  oktaId: text,
  kid: maybeText,
  status: maybeText,
  created: maybeDate,
  lastUpdated: maybeDate,
});

export const factorRow = z.object({
  oktaId: text,
  factorType: maybeText,
  provider: maybeText,
  status: maybeText,
  created: maybeDate,
  lastUpdated: maybeDate,
});

/** A sync that ended, as of whose end the history can be asked. */
export const momentRow = z.object({
  key: text,
  orgId: text,
  number: z.number(),
  status: maybeText,
  mode: maybeText,
  /** What was in the graph at its end began at this or before, and ended after. */
  stamp: maybeDate,
  finishedAt: maybeDate,
});
export type MomentRow = z.output<typeof momentRow>;
export interface Moment extends MomentRow {
  stamp: string;
}
/** What is told as of a moment carries it along, so that all that is asked of it is told as of then; else it is as of now. */
interface Told {
  moment?: Moment | undefined;
}

/** The rules of usability, as statements take them. */
export const usabilityRules = z.object({
  appUsable: z.array(text),
  userUsable: z.array(text),
  userBlocked: z.array(text),
  accountUsable: z.array(text),
  accountBlocked: z.array(text),
});

export type UserRow = z.output<typeof userRow> & Told;
export type GroupRow = z.output<typeof groupRow> & Told;
export type AppRow = z.output<typeof appRow> & Told;
export type GroupRuleRow = z.output<typeof groupRuleRow>;
export type OrganizationRow = z.output<typeof organizationRow>;
export type SyncRow = z.output<typeof syncRow>;
export type CollectorRow = z.output<typeof collectorRow>;
export type GapRow = z.output<typeof gapRow>;
export type AccountRow = z.output<typeof accountRow>;
export type RoleAssignmentRow = z.output<typeof roleAssignmentRow>;
export type RoleRow = z.output<typeof roleRow>;
export type ResourceSetRow = z.output<typeof resourceSetRow>;
export type ApiTokenRow = z.output<typeof apiTokenRow>;
export type CredentialRow = z.output<typeof credentialRow>;
export type FactorRow = z.output<typeof factorRow>;

/** ISO 8601 in UTC to the millisecond. */
export function spelt(date: string | null): string | null {
  if (date === null) return null;
  if (date.length === 24 && date.endsWith("Z")) return date;
  // Whole seconds, as nearly all of Okta's dates are by the time they are text: most rows have ten of them.
  if (date.length === 20 && date.endsWith("Z")) return `${date.slice(0, 19)}.000Z`;
  if (date.length === 17 && date.endsWith("Z")) return `${date.slice(0, 16)}:00.000Z`;
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time).toISOString();
}
