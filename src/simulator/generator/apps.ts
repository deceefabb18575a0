import { insert } from "../org/ordered.ts";
import { newAccount } from "../org/reconcile.ts";
import {
  type AccountStatus,
  type OrgState,
  oktaTime,
  type SimAccount,
  type SimApp,
  type SimAppGroup,
  type SimUser,
  type SyncState,
} from "../org/state.ts";
import type { Random } from "../random.ts";
import { appKinds, directoryKinds, hardNames } from "./names.ts";
import { type OrgPlan, pastTime, sample } from "./plan.ts";

/** What sets an app apart from the ordinary ones; the first apps of an org show one each. */
type Part = "directory" | "implicit" | "everyone" | "unassigned" | "inactive" | "ordinary";

function partOf(random: Random, number: number): Part {
  const first = (
    ["directory", "ordinary", "implicit", "everyone", "inactive", "unassigned", "ordinary", "implicit"] as const
  )[number];
  if (first !== undefined) return first;
  const at = random.next();
  if (at < 0.03) return "directory";
  if (at < 0.07) return "implicit";
  if (at < 0.08) return "everyone";
  if (at < 0.14) return "unassigned";
  return at < 0.24 ? "inactive" : "ordinary";
}

export interface AppDraft {
  app: SimApp;
  part: Part;
}

export function draftApps(plan: OrgPlan, state: OrgState): AppDraft[] {
  const random = plan.random("apps");
  return Array.from({ length: plan.apps }, (_, number): AppDraft => {
    const part = partOf(random, number);
    let kind = random.pick(part === "directory" ? directoryKinds : appKinds);
    // Only these two kinds can be opened to all implicitly.
    if (part === "implicit")
      kind = {
        ...kind,
        name: "oidc_client",
        signOnMode: number % 2 === 0 ? "OPENID_CONNECT" : "SAML_2_0",
        features: [],
      };
    const created = pastTime(plan, random, 1_200);
    const label = random.chance(plan.hardNames)
      ? random.pick(hardNames)
      : `${kind.label}${number < 15 ? "" : ` ${number}`}`;
    const app: SimApp = {
      id: state.nextId("0oa"),
      name: random.chance(0.03) ? null : kind.name,
      label,
      status: part === "inactive" ? "INACTIVE" : "ACTIVE",
      signOnMode: random.chance(0.02) ? null : kind.signOnMode,
      created: oktaTime(created),
      lastUpdated: oktaTime(created + Math.floor((plan.until - created) * random.next())),
      features: kind.features,
      implicitAssignment: part === "implicit",
      selfService: random.chance(0.05),
      manualDeprovisioning: random.chance(0.05),
      serviceApp: false,
      keys: [],
    };
    return { app, part };
  }).sort((a, b) => (a.app.id < b.app.id ? -1 : 1));
}

const oddStatuses: readonly AccountStatus[] = [
  "APPROVED",
  "DEPROVISIONED",
  "IMPORTED",
  "INACTIVE",
  "MATCHED",
  "PENDING",
  "REVOKED",
  "STAGED",
  "SUSPENDED",
  "UNASSIGNED",
];
const syncStates: readonly SyncState[] = ["ERROR", "OUT_OF_SYNC", "SYNCING", "SYNCHRONIZED", "DISABLED"];

function assignGroups(
  plan: OrgPlan,
  state: OrgState,
  random: Random,
  { app, part }: AppDraft,
  ids: readonly string[],
): SimAppGroup[] {
  const big = ids.filter((id) => (state.members.get(id)?.size ?? 0) > plan.users / 10);
  const chosen = new Set<string>();
  if (part === "everyone") chosen.add(state.everyoneId);
  if (part !== "unassigned" && part !== "directory") {
    const count = part === "implicit" ? random.int(2) : 1 + Math.floor(random.next() ** 3 * 9);
    for (let i = 0; i < count; i++) {
      const id = big.length > 0 && random.chance(0.015) ? random.pick(big) : random.pick(ids);
      // Large orgs hand the huge groups out sparingly, or every app would have everybody's account.
      if ((state.members.get(id)?.size ?? 0) <= Math.max(50, plan.users / 10) || big.includes(id)) chosen.add(id);
    }
  }
  const at = oktaTime(pastTime(plan, random, 900));
  let priority = 0;
  return [...chosen]
    .sort(() => random.next() - 0.5)
    .map((groupId) => {
      if (random.chance(0.1)) priority++;
      state.appsOfGroup.get(groupId)?.add(app.id);
      return { groupId, priority: priority++, lastUpdated: at };
    });
}

/** The accounts the assignments give, as Okta would have reconciled them, with the odd states of a lived-in org. */
function placeAccounts(
  plan: OrgPlan,
  state: OrgState,
  random: Random,
  { app, part }: AppDraft,
  users: readonly SimUser[],
  indexOf: ReadonlyMap<string, number>,
): void {
  const candidates = new Map<number, string | null>();
  if (app.status === "ACTIVE" && !app.implicitAssignment) {
    // The highest priority comes last and so has the last word.
    const rows = [...(state.appGroups.get(app.id)?.values() ?? [])].sort((a, b) => b.priority - a.priority);
    for (const { groupId } of rows) {
      for (const userId of state.members.get(groupId)?.keys() ?? []) {
        candidates.set(indexOf.get(userId) as number, groupId);
      }
    }
  }
  const few = Math.floor(random.next() ** 4 * Math.max(6, plan.users * 0.02)) + random.int(3);
  const count = part === "unassigned" ? 0 : part === "directory" ? Math.floor(plan.users * 0.1) : few;
  const direct = new Set(sample(random, users.length, count));
  for (const index of direct) if (!candidates.has(index)) candidates.set(index, null);
  const accounts = new Map<string, SimAccount>();
  const odd = random.chance(0.5) ? 0.08 : 0.005;
  for (const index of Uint32Array.from(candidates.keys()).sort()) {
    const user = users[index] as SimUser;
    const groupId = candidates.get(index) ?? null;
    // Now and then someone a group lets in is assigned individually as well.
    const individually = direct.has(index) || random.chance(0.01);
    const gone = user.status === "DEPROVISIONED";
    if (gone && !(app.manualDeprovisioning && individually)) continue;
    const made = newAccount(app, user.id, user.profile.login, oktaTime(pastTime(plan, random, 600)));
    let status: AccountStatus = app.implicitAssignment ? "IMPLICIT" : made.status;
    if (gone) status = "REVOKED";
    else if (!app.implicitAssignment && random.chance(odd)) status = random.pick(oddStatuses);
    accounts.set(user.id, {
      ...made,
      scope: individually ? "USER" : "GROUP",
      status,
      syncState: random.chance(0.05) ? random.pick(syncStates) : made.syncState,
      userName: random.chance(0.01) ? null : made.userName,
      grantingGroupId: individually ? null : groupId,
      namesGrantingGroup: !random.chance(0.03),
    });
  }
  state.accounts.set(app.id, accounts);
}

export function placeApps(
  plan: OrgPlan,
  state: OrgState,
  drafts: readonly AppDraft[],
  users: readonly SimUser[],
): void {
  const random = plan.random("assignments");
  const indexOf = new Map(users.map((user, index) => [user.id, index]));
  const ids = [...state.groups.values()].filter((group) => group.type !== "BUILT_IN").map((group) => group.id);
  for (const draft of drafts) {
    insert(state.apps, draft.app.id, draft.app);
    const rows = ids.length === 0 ? [] : assignGroups(plan, state, random, draft, ids);
    state.appGroups.set(draft.app.id, new Map(rows.map((row) => [row.groupId, row])));
    placeAccounts(plan, state, random, draft, users, indexOf);
  }
}
