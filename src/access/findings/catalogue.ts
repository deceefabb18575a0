import { accessFindings } from "./access-findings.ts";
import { accountFindings } from "./account-findings.ts";
import { adminFindings } from "./admin-findings.ts";
import type { FindingDefinition } from "./finding.ts";
import { objectFindings } from "./object-findings.ts";

const all = { ...accessFindings, ...accountFindings, ...objectFindings, ...adminFindings };

export type FindingKind = keyof typeof all;

/** Every definition, by its kind. */
export const findings: Readonly<Record<FindingKind, FindingDefinition>> = all;
export const findingKinds = Object.keys(all) as FindingKind[];
