import type { Random } from "../random.ts";
import { createRandom } from "../random.ts";

export interface OrgSize {
  seed?: string | number;
  users?: number;
  groups?: number;
  apps?: number;
  /** As many as a fifth of the groups, at most 2,000, if not said. */
  rules?: number;
  /** Aimed at, Everyone's not counted; ten a user if not said. */
  memberships?: number;
  name?: string;
  subdomain?: string;
  /** The share of users, groups and apps whose names are of the hard kind; 3 % if not said. */
  hardNames?: number;
  /** Users with roles of their own, next to them custom roles, service apps, API tokens and factors. Four and nothing else if not said. */
  admins?: number;
  /** The newest time found in the generated data. */
  until?: Date;
  /** Single sign-ons in the log, so many a user in the days before `until`; none if not said. */
  usage?: { perUser: number; days: number /** The share that fails. */; failures?: number };
}

export interface OrgPlan {
  seed: string;
  users: number;
  groups: number;
  apps: number;
  rules: number;
  memberships: number;
  name: string;
  subdomain: string;
  hardNames: number;
  admins: number | null;
  until: number;
  random(part: string): Random;
}

export function planOrg(size: OrgSize): OrgPlan {
  const seed = String(size.seed ?? 1);
  const users = size.users ?? 200;
  const groups = size.groups ?? 40;
  return {
    seed,
    users,
    groups,
    apps: size.apps ?? 20,
    rules: Math.min(2000, size.rules ?? Math.ceil(groups / 5)),
    memberships: size.memberships ?? users * 10,
    name: size.name ?? "Simulated Industries",
    subdomain: size.subdomain ?? "simulated",
    hardNames: size.hardNames ?? 0.03,
    admins: size.admins ?? null,
    until: (size.until ?? new Date("2026-01-15T08:00:00.000Z")).getTime(),
    random: (part) => createRandom(`${seed}/${part}`),
  };
}

/** A time in the `days` before the plan's end, more often a recent one. */
export function pastTime(plan: OrgPlan, random: Random, days: number): number {
  return plan.until - Math.floor(random.next() ** 2 * days * 86_400_000);
}

/** `count` different whole numbers below `below`, rising. */
export function sample(random: Random, below: number, count: number): Uint32Array {
  if (count >= below) return Uint32Array.from({ length: below }, (_, i) => i);
  if (count > below / 8) {
    const taken: number[] = [];
    for (let i = 0, left = count; i < below && left > 0; i++) {
      if (random.next() * (below - i) < left) {
        taken.push(i);
        left--;
      }
    }
    return Uint32Array.from(taken);
  }
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(random.int(below));
  return Uint32Array.from(chosen).sort();
}
