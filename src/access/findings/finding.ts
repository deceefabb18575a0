import type { CollectorName } from "../collector-names.ts";

/** How much a finding matters as a rule, from the least. */
export const severities = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;
export type Severity = (typeof severities)[number];

/** What a finding says of its subject besides; each kind has its own. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** What some kinds can be asked with. Each kind names those it takes, and what holds unless one is given. */
export interface FindingParameters {
  /** The time that counts, in days. */
  days?: number;
  /** A share, in percent. */
  percent?: number;
  /** How many a group of peers must have for its habits to count. */
  peers?: number;
  /** From how many paths on. */
  minimum?: number;
  /** How many are no more than there should be. */
  most?: number;
  /** Whether what everybody has, by a group Okta keeps itself, counts as well. */
  includeEveryone?: boolean;
  /** Whether what could be is told beside what is. */
  includePossible?: boolean;
  /** Keys of apps that are told to matter; with none, all do. */
  apps?: readonly string[];
  /** What must not come together, and what must not be without another. */
  rules?: readonly SeparationRule[];
}

/** Nobody should have something of `a` and something of `b`; where it `isLack`, something of `a` and nothing of `b`. */
export interface SeparationRule {
  name: string;
  a: RuleSide;
  b: RuleSide;
  isLack: boolean;
}
export interface RuleSide {
  apps: readonly string[];
  groups: readonly string[];
  roles: readonly string[];
}

/** What a statement goes through, in the order of the answer. PEERS and KEYS are in the order of keys, the others of names. */
export type Walk = "USERS" | "GROUPS" | "APPS" | "PEERS" | "KEYS" | "RULES";

/** One definition of the catalogue; its statement is `cypher/findings/<statement>.cypher`. */
export interface FindingDefinition {
  statement: string;
  title: string;
  /** For analysts: what is found, what is not, and why it matters. */
  description: string;
  severity: Severity;
  walk: Walk;
  parameters: FindingParameters;
  /** Whose data it rests on. */
  restsOn: readonly CollectorName[];
  /** Those of which something missing could refute what is found, beyond what the statement itself takes care of. */
  refutedBy: readonly CollectorName[];
  /** Whether it says that something has not been used, which takes a System Log that was read for as long. */
  usesLog: boolean;
  /** One finding in words. */
  summary(facts: Facts): string;
}

export function counted(count: unknown, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** The day of a moment, for sentences. */
export function day(moment: unknown): string {
  return typeof moment === "string" ? moment.slice(0, 10) : "an unknown day";
}

export function listed(values: unknown): string {
  return Array.isArray(values) ? values.join(", ") : String(values ?? "");
}
