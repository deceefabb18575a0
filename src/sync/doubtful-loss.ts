import { OktaAuthError, OktaError } from "../okta/errors.ts";
import type { SyncContext, Tally } from "./context.ts";
import type { GapCode } from "./gaps.ts";
import { isSuspicious } from "./removals.ts";
import type { Scope } from "./scopes.ts";

/** What a list read to its end no longer has, of what the graph has of it. */
export interface Loss {
  /** How many there were. */
  had: number;
  /** Okta ids of those that are missing now. */
  lost: readonly string[];
  /** For the message: what was listed, and of what. */
  what: string;
  /** Okta's own count is more than it listed: then not even a small loss is believed unasked. */
  isCountedMore?: boolean;
  /** Asks Okta for a missing one by its id. */
  isThere(id: string): Promise<boolean>;
}

/** Of objects listed for the whole org. */
export function lossOf(objects: Iterable<{ id: string; old: boolean; seen: boolean }>): Pick<Loss, "had" | "lost"> {
  const old = [...objects].filter((object) => object.old);
  return { had: old.length, lost: old.filter(({ seen }) => !seen).map(({ id }) => id) };
}

/** Some may be gone while the list is wrong about the others, so one alone is not asked for. */
const mostAsked = 5;

/**
 * An empty list is what Okta answers to a token that has lost its rights, and a list cut short looks like a whole one. So a
 * list that lost everything, or as much as would be refused of a whole kind, is believed only after Okta, asked for some of
 * the missing by their ids, finds none of them either. That is a few requests for each such list, whatever its size.
 * @returns null when the loss is to be believed; else why not
 * @throws OktaAuthError
 */
export async function doubtAbout(
  { removals }: Pick<SyncContext, "removals">,
  { had, lost, what, isCountedMore = false, isThere }: Loss,
): Promise<{ code: GapCode; reason: string } | null> {
  if (lost.length === 0 || removals.acceptsAny) return null;
  if (lost.length < had && !isCountedMore && !isSuspicious(lost.length, had)) return null;
  const listed =
    had === lost.length
      ? `none of the ${had} ${what} it had`
      : `only ${had - lost.length} of the ${had} ${what} it had`;
  try {
    const there = await firstThere(someOf(lost), isThere);
    if (there === null) return null;
    const reason = `Okta lists ${listed}, but still has ${there}, which the list leaves out. All of them are kept as they were. Sync again; if it stays so, the token may see only a part of the org.`;
    return { code: "PARTIAL", reason };
  } catch (error) {
    if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
    const reason = `Okta lists ${listed}, and would not say whether the others are still there: they are kept as they were. ${error.message}`;
    return { code: "PARTIAL", reason };
  }
}

/** What is doubtful of the lists of one kind, such as the users of each app. */
export interface ScopeDoubts {
  /** Whether all that a list left out is to be kept; it is missed with its reason then. */
  about(scope: Scope, list: Pick<Loss, "had" | "lost" | "isThere"> & { listed: number }): Promise<boolean>;
  /**
   * Where a list was empty and the graph had nothing before, there is nothing to ask for: it is believed unless another list
   * was wrong. To be called when all have been read; a reference for each such list is kept until then.
   */
  settle(): void;
}

/** @param what what is listed, for the messages */
export function createScopeDoubts(
  context: Pick<SyncContext, "removals">,
  tally: Pick<Tally, "miss">,
  what: string,
): ScopeDoubts {
  const empty: Scope[] = [];
  let wrong: Scope | undefined;
  const miss = ({ id, name, old }: Scope, told: { code: GapCode; reason: string }) =>
    tally.miss({ scope: id, scopeName: name, known: old, ...told });
  return {
    async about(scope, { listed, ...loss }) {
      if (loss.had === 0 && listed === 0) empty.push(scope);
      const doubt = await doubtAbout(context, { ...loss, what: `${what} of ${scope.name}` });
      if (doubt === null) return false;
      wrong ??= scope;
      miss(scope, doubt);
      return true;
    },
    settle() {
      if (wrong === undefined) return;
      for (const scope of empty) {
        const reason = `Okta lists no ${what} of ${scope.name}. As it left out some of ${wrong.name}, that is not believed: they stay unknown. Sync again.`;
        miss(scope, { code: "PARTIAL", reason });
      }
    },
  };
}

async function firstThere(ids: readonly string[], isThere: Loss["isThere"]): Promise<string | null> {
  for (const id of ids) if (await isThere(id)) return id;
  return null;
}

/** From all over the list, whatever its order. */
function someOf(ids: readonly string[]): string[] {
  const step = Math.max(1, ids.length / mostAsked);
  return Array.from({ length: Math.min(ids.length, mostAsked) }, (_, at) => ids[Math.floor(at * step)] as string);
}
