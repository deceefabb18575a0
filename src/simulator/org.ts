import { type AppChanges, appChanges } from "./org/app-changes.ts";
import { type CredentialChanges, credentialChanges } from "./org/credential-changes.ts";
import { type GroupChanges, groupChanges } from "./org/group-changes.ts";
import { type LogChanges, logChanges } from "./org/log-changes.ts";
import { type RoleChanges, roleChanges } from "./org/role-changes.ts";
import { type RuleChanges, ruleChanges } from "./org/rule-changes.ts";
import { createState, type OrgBasics, type OrgState } from "./org/state.ts";
import { type UserChanges, userChanges } from "./org/user-changes.ts";

/** A simulated org: its whole truth as plain data, and every way of changing it while it is being served. */
export type SimOrg = OrgState &
  UserChanges &
  GroupChanges &
  RuleChanges &
  AppChanges &
  RoleChanges &
  CredentialChanges &
  LogChanges;

export function openState(state: OrgState): SimOrg {
  return Object.assign(
    state,
    userChanges(state),
    groupChanges(state),
    ruleChanges(state),
    appChanges(state),
    roleChanges(state),
    credentialChanges(state),
    logChanges(state),
  );
}

/** An org with no one in it, to be filled by its own changes. */
export function createOrg(basics: Partial<OrgBasics> = {}): SimOrg {
  return openState(
    createState({
      seed: basics.seed ?? "empty",
      name: basics.name ?? "Simulated org",
      subdomain: basics.subdomain ?? "simulated",
      created: basics.created ?? Date.UTC(2024, 0, 8, 9),
    }),
  );
}
