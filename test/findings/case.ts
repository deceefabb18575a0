import type { FindingKind } from "../../src/access/findings/catalogue.ts";
import type { SeedOrg } from "../graphql/seed.ts";
import type { SeedActivity } from "../graphql/seed-activity.ts";
import type { SeedAdmin } from "../graphql/seed-admin.ts";

/** A small org of hits and decoys, and what must be found in it. */
export interface FindingCase {
  kind: FindingKind;
  /** What the org is about, as the rest of a sentence that begins with the kind. */
  about: string;
  org: Omit<SeedOrg, "id">;
  admin?: SeedAdmin;
  log?: SeedActivity;
  parameters?: Record<string, unknown>;
  /** Each as `subject · related · related`, by login, name or label; with ` ?` where it is only possible. */
  hits: string[];
  unknown?: Record<string, number>;
  /** Summaries of some hits, by the subject's name. */
  summaries?: Record<string, string>;
}

export const people = (...ids: string[]) => ids.map((id) => ({ id }));
/** The log of half a year. Ninety days before its end it is the first of April. */
export const halfYear = { from: "2026-01-01T00:00:00.000Z", to: "2026-06-30T00:00:00.000Z" };
export const everyone = { id: "all", name: "Everyone", type: "BUILT_IN" };
export const membersOf = (group: string, ...users: string[]) => users.map((user) => ({ user, group }));
