import { and, type Oracle, or, type Sure } from "./brute-force-powers.ts";
import type { PowersOrg } from "./powers-org.ts";

type Held = readonly PowersOrg["assignments"][number][];
/** Somebody with powers: a user with all roles, the members of a group with what the group has, or a service app. */
interface Actor {
  kind: "user" | "group" | "app";
  id: string;
  held: Held;
}
const longest = 4;
const vague = (sure: Sure) => and(sure, "POSSIBLE");

/** The shortest ways to an app, by trying out every act of everybody, and everybody who could become them, again and again. */
export function couldReachOracle(oracle: Oracle, app: string) {
  const { org, rolesOf, canBy, isSuper, withRole, groupsOf, isMember, live, custom } = oracle;
  const granting = org.groupApps.filter((one) => one.app === app).map(({ group }) => group);
  const isIn = (list: readonly { user: string; app: string }[], user: string) =>
    list.some((one) => one.user === user && one.app === app);
  const reaches = (user: string) =>
    isIn(org.direct, user) || isIn(org.accounts, user) || granting.some((group) => isMember(user, group));
  const statusOf = (user: string) => org.users.find(({ id }) => id === user)?.status;
  const victims = org.users.filter(({ id, status }) => status !== "DEPROVISIONED" && reaches(id)).map(({ id }) => id);
  const isBlocked = (user: string) =>
    statusOf(user) === "SUSPENDED" ||
    org.accounts.some((one) => one.user === user && one.app === app && one.status === "SUSPENDED");

  const actors: Actor[] = [
    ...org.users.flatMap(({ id }) =>
      rolesOf(id).length > 0 ? [{ kind: "user" as const, id, held: rolesOf(id) }] : [],
    ),
    ...org.groups.flatMap(({ id }) =>
      withRole(id) ? [{ kind: "group" as const, id, held: live.filter(({ to }) => to === id) }] : [],
    ),
    ...org.apps.flatMap(({ id }) =>
      withRole(id) ? [{ kind: "app" as const, id, held: live.filter(({ to }) => to === id) }] : [],
    ),
  ];
  const membersOf = (group: string) =>
    org.users.filter(({ id, status }) => status !== "DEPROVISIONED" && isMember(id, group)).map(({ id }) => id);
  const superOf = ({ held }: Actor) => held.some(({ role }) => role === "SUPER_ADMIN");

  function takes({ held }: Actor, victim: string, blocked: boolean): Sure {
    const target = { kind: "user", id: victim } as const;
    const password = canBy(held, "RESET_PASSWORD", target);
    const factors = canBy(held, "RESET_FACTORS", target);
    const sure = or(and(password, factors), canBy(held, "SIGN_IN_AS", target), vague(or(password, factors)));
    return blocked ? vague(sure) : sure;
  }

  function fires({ held }: Actor, self: string | null, group: string): Sure {
    const type = org.groups.find(({ id }) => id === group)?.type;
    if (withRole(group) || type === "APP_GROUP" || type === "BUILT_IN") return null;
    const rules = org.rules.filter(
      ({ status, targets, excludes }) =>
        status === "ACTIVE" && targets.includes(group) && (self === null || !excludes.includes(self)),
    );
    const powers = held.flatMap((one) => {
      const role = custom(one.role);
      return role === undefined
        ? [one]
        : (role.permissions ?? []).map((name) => ({ ...one, role: `${one.role}#${name}` }));
    });
    return or(
      ...rules.flatMap(({ expression }) =>
        powers.map((power) => {
          const limit = Object.entries(custom(power.role)?.limited ?? {}).find(([name]) =>
            power.role.endsWith(`#${name}`),
          )?.[1];
          const isEditable =
            limit === undefined ||
            !/include|exclude/.test(limit) ||
            /include.*department/.test(limit) ||
            /exclude.*title/.test(limit);
          if (self === null)
            return vague(canBy([{ ...power, scope: [] }], "EDIT_PROFILE", { kind: "user", id: "nobody" }));
          const all = power.role.includes("#") ? [power] : held;
          const sure = power.role.includes("#")
            ? canBy(all, "EDIT_PROFILE", { kind: "user", id: self })
            : canBy([power, ...held.filter(({ role }) => role === "APP_ADMIN")], "EDIT_PROFILE", {
                kind: "user",
                id: self,
              });
          const department = org.users.find(({ id }) => id === self)?.department;
          return isEditable || expression.includes(`"${department}"`) ? vague(sure) : null;
        }),
      ),
    );
  }

  /** One act that gives the app to a user (or, where null, to anybody); null where none does. */
  function oneStep(actor: Actor, self: string | null): Sure {
    const { held } = actor;
    const x = { kind: "app", id: app } as const;
    const open = granting.filter((group) => self === null || !isMember(self, group));
    const taken = victims.filter((victim) => !(actor.kind === "user" && actor.id === victim));
    const ownGroups =
      self === null
        ? [canBy(held, "ASSIGN_APP", x, null, null)]
        : groupsOf(self).map((group) =>
            and(canBy(held, "ASSIGN_APP", x, self, group), withRole(group) ? "POSSIBLE" : "CERTAIN"),
          );
    return or(
      ...open.map((group) => canBy(held, "CHANGE_MEMBERS", { kind: "group", id: group }, self)),
      canBy(held, "ASSIGN_APP", x, self),
      ...ownGroups,
      ...granting.map((group) => canBy(held, "EDIT_GROUP_RULES", { kind: "group", id: group })),
      ...granting.map((group) => canBy(held, "CREATE_MEMBER", { kind: "group", id: group })),
      ...open.map((group) => fires(actor, actor.kind === "user" ? self : self, group)),
      ...taken.map((victim) => takes(actor, victim, isBlocked(victim))),
      vague(canBy(held, "CONFIGURE_APP", x)),
      vague(canBy(held, "READ_CLIENT_SECRET", x)),
    );
  }

  /** Into a group, and the app to it. */
  function twoSteps({ held }: Actor, self: string | null): Sure {
    const named = held
      .filter(({ role }) =>
        ["okta.groups.appAssignment.manage", "okta.groups.manage"].some((name) =>
          custom(role)?.permissions?.includes(name),
        ),
      )
      .flatMap(({ scope }) => org.sets.find(({ id }) => id === scope[0])?.entries ?? [])
      .flatMap(({ kind, node }) => (kind === "SELF" && org.groups.some(({ id }) => id === node) ? [node] : []))
      .filter((group) => self === null || !isMember(self, group));
    return or(
      ...named.map((group) =>
        and(
          canBy(held, "CHANGE_MEMBERS", { kind: "group", id: group }, self),
          canBy(held, "ASSIGN_APP", { kind: "app", id: app }, self, group),
          withRole(group) ? "POSSIBLE" : "CERTAIN",
        ),
      ),
    );
  }

  const selvesOf = ({ kind, id }: Actor): (string | null)[] =>
    kind === "user" ? [id] : kind === "app" ? [null] : membersOf(id).filter((user) => !reaches(user) && !isSuper(user));

  function becomes(actor: Actor, other: Actor): Sure {
    if (actor === other || superOf(actor)) return null;
    if (other.kind === "app") {
      const target = { kind: "app", id: other.id } as const;
      return or(canBy(actor.held, "READ_CLIENT_SECRET", target), canBy(actor.held, "CONFIGURE_APP", target));
    }
    const people = other.kind === "user" ? [other.id] : membersOf(other.id);
    return or(
      ...people
        .filter((user) => statusOf(user) !== "DEPROVISIONED" && !(actor.kind === "user" && actor.id === user))
        .map((user) => takes(actor, user, statusOf(user) === "SUSPENDED")),
    );
  }

  const passes = (sure: Sure, least: "CERTAIN" | "POSSIBLE") =>
    sure === "CERTAIN" || (sure !== null && least === "POSSIBLE");

  function lengths(least: "CERTAIN" | "POSSIBLE"): Map<Actor, number> {
    const found = new Map<Actor, number>();
    for (const actor of actors) {
      if (superOf(actor)) {
        const isKnown = actor.held.some(({ role, scopeKnown }) => role === "SUPER_ADMIN" && scopeKnown);
        if (passes(isKnown ? "CERTAIN" : "POSSIBLE", least)) found.set(actor, 1);
        continue;
      }
      for (const self of selvesOf(actor)) {
        if (passes(oneStep(actor, self), least)) found.set(actor, 1);
        else if (passes(twoSteps(actor, self), least) && !found.has(actor)) found.set(actor, 2);
      }
    }
    for (let round = 0; round < longest; round += 1) {
      for (const actor of actors) {
        for (const other of actors) {
          const rest = found.get(other);
          if (rest === undefined || rest + 1 > longest || rest + 1 >= (found.get(actor) ?? Infinity)) continue;
          if (passes(becomes(actor, other), least)) found.set(actor, rest + 1);
        }
      }
    }
    return found;
  }

  const certain = lengths("CERTAIN");
  const possible = lengths("POSSIBLE");
  const told = (actor: Actor): { steps: number; sure: string } | null => {
    const one = certain.get(actor);
    if (one !== undefined) return { steps: one, sure: "CERTAIN" };
    const other = possible.get(actor);
    return other === undefined ? null : { steps: other, sure: "POSSIBLE" };
  };
  const userActor = (id: string) => actors.find((actor) => actor.kind === "user" && actor.id === id);

  /** What a user could do for themselves; null where they have the app or could not. */
  function ofUser(user: string): string | null {
    const actor = userActor(user);
    const way = actor === undefined || reaches(user) ? null : told(actor);
    return way === null ? null : `${way.steps} ${way.sure}`;
  }

  /** All lines, as `name steps confidence`. */
  function lines(): string[] {
    const isSomebody = ({ kind, id }: Actor) => kind !== "group" || membersOf(id).length > 0;
    const supers = actors.filter((actor) => superOf(actor) && isSomebody(actor)).map(told);
    const line = (name: string, way: { steps: number; sure: string } | null) =>
      way === null ? [] : [`${name} ${way.steps} ${way.sure}`];
    const always = supers.some((way) => way?.sure === "CERTAIN") ? "CERTAIN" : "POSSIBLE";
    const found = supers.length > 0 ? [`SUPER_ADMIN 1 ${always}`] : [];
    for (const actor of actors) {
      const way = superOf(actor) ? null : told(actor);
      if (way === null) continue;
      if (actor.kind === "user") {
        if (reaches(actor.id)) continue;
        const isDirect = actor.held.some(({ to }) => to === actor.id);
        const isTold = actors.some((group) => {
          const other = group.kind === "group" && isMember(actor.id, group.id) ? told(group) : null;
          return other !== null && other.steps <= way.steps && (other.sure === "CERTAIN" || way.sure === "POSSIBLE");
        });
        if (!isDirect && isTold) continue;
      }
      if (actor.kind === "group" && selvesOf(actor).length === 0) continue;
      found.push(...line(actor.id, way));
    }
    for (const { id, user } of org.tokens) {
      const actor = userActor(user);
      const way = actor === undefined ? null : told(actor);
      if (way !== null) found.push(`${id} ${way.steps + 1} ${way.sure}`);
    }
    return found.sort();
  }

  return { lines, ofUser };
}
