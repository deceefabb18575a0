import type { Okta, Use } from "../../okta/okta.ts";

/** Every user who holds a role, by Okta's list. */
export interface Administrators {
  ids: ReadonlySet<string>;
  /** Why some of the list could not be read; empty when all of it was. */
  unreadable: readonly string[];
}

/** What the collectors of admin roles tell each other. */
export interface AdminFindings {
  /**
   * Reads Okta's list of administrators, once a sync. Whoever may not read it may not read roles, resource sets and API tokens
   * either, so that each of those waits for it: a token that sees no roles costs one request.
   * @throws OktaError the refusal, for every asker alike
   */
  administrators(use: Use): Promise<Administrators>;
  /** Groups that something says hold a role: a binding of a resource set, or a member's role. */
  groupsWithRoles: Set<string>;
}

export function createAdminFindings(okta: Okta): AdminFindings {
  let list: Promise<Administrators> | undefined;
  return {
    administrators: (use) => {
      list ??= readList(okta, use);
      return list;
    },
    groupsWithRoles: new Set(),
  };
}

async function readList(okta: Okta, use: Use): Promise<Administrators> {
  const ids = new Set<string>();
  const unreadable: string[] = [];
  for await (const page of okta.admin.administrators(use)) {
    for (const { id } of page.records) ids.add(id);
    unreadable.push(...page.quarantined.map(({ reason }) => reason));
  }
  return { ids, unreadable };
}
