import { createRandom, type Random } from "./random.ts";

const adminPrefixes = ["cr0", "iam", "ire", "irb", "00T", "opf", "pks"] as const;

/** Of custom roles, resource sets, resources, binding members, API tokens, factors and keys. */
export type AdminIdPrefix = (typeof adminPrefixes)[number];

export type IdPrefix = "00o" | "00u" | "00g" | "0oa" | "0pr" | "0ua" | "oty" | AdminIdPrefix;

export function isAdminPrefix(prefix: IdPrefix): prefix is AdminIdPrefix {
  return (adminPrefixes as readonly IdPrefix[]).includes(prefix);
}

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Ids as Okta gives them: a prefix for the kind, 20 characters in all, the last three the same within an org.
 * They are case-sensitive, so now and then one differs from an earlier one in the case of a single letter.
 */
export function createIds(random: Random): { next(prefix: IdPrefix): string } {
  const given = new Set<string>();
  const last = new Map<IdPrefix, string>();

  function fresh(prefix: IdPrefix): string {
    let id: string = prefix;
    while (id.length < 17) id += letters[random.int(letters.length)];
    return `${id}5d7`;
  }

  function caseTwin(id: string): string {
    for (let i = 3; i < 17; i++) {
      const letter = id.charAt(i);
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      if (other !== letter) return id.slice(0, i) + other + id.slice(i + 1);
    }
    return id;
  }

  return {
    next(prefix) {
      const previous = last.get(prefix);
      let id = previous !== undefined && random.chance(0.02) ? caseTwin(previous) : fresh(prefix);
      while (given.has(id)) id = fresh(prefix);
      given.add(id);
      last.set(prefix, id);
      return id;
    },
  };
}

/** The id of a user's account in an app, which only the System Log shows. It follows from the two, so that none is kept. */
export function appUserId(appId: string, userId: string): string {
  let id = "0ua";
  for (const seed of [`${appId}/${userId}`, `${userId}/${appId}`]) {
    const random = createRandom(seed);
    for (let i = 0; i < 7; i++) id += letters.charAt(random.int(letters.length));
  }
  return `${id}5d7`;
}
