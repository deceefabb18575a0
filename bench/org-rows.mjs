/**
 * The nodes and edges a sync makes of an org, taken from the simulator's own truth: rows for plain CREATE statements.
 * @param orgId under which id they are to stand, so that they can stand beside those of the sync
 */
export function orgRows(org, orgId, now) {
  const key = (id) => `${orgId}/${id}`;
  const shared = (id, name) => ({
    key: key(id),
    oktaId: id,
    orgId,
    hash: id,
    sortKey: `${orgId}\u0000${name.toLowerCase().slice(0, 1_000)}\u0000${id}`,
  });
  return {
    User: [...org.users.values()].map((user) => ({
      properties: { ...shared(user.id, user.profile.login), ...userProperties(user, org) },
      dates: pick(user, ["created", "activated", "lastLogin", "passwordChanged", "statusChanged", "lastUpdated"]),
    })),
    Group: [...org.groups.values()].map((group) => ({
      properties: {
        ...shared(group.id, group.profile.name),
        name: group.profile.name,
        description: group.profile.description,
        type: group.type,
        sourceAppId: group.sourceAppId,
        userCount: BigInt(org.members.get(group.id)?.size ?? 0),
      },
      dates: pick(group, ["lastUpdated", "lastMembershipUpdated"]),
    })),
    GroupRule: [...org.rules.values()].map((rule) => ({
      properties: {
        key: key(rule.id),
        oktaId: rule.id,
        orgId,
        hash: rule.id,
        ...pick(rule, ["name", "status", "expression"]),
      },
      dates: {},
    })),
    App: [...org.apps.values()].map((app) => ({
      properties: {
        ...shared(app.id, app.label),
        ...pick(app, ["label", "name", "signOnMode", "status", "implicitAssignment", "selfService", "features"]),
      },
      dates: pick(app, ["created", "lastUpdated"]),
    })),
    MEMBER_OF: [...org.members].flatMap(([groupId, members]) =>
      byReason(org.groups.get(groupId), members).map(({ properties, userIds }) => ({
        to: key(groupId),
        properties,
        from: userIds.map(key),
      })),
    ),
    ASSIGNS_TO: pairs(
      org.rules.values(),
      (rule) => rule.groupIds,
      (rule, id) => ({ from: key(rule.id), to: key(id) }),
    ),
    EXCLUDES: pairs(
      org.rules.values(),
      (rule) => rule.excludedUserIds,
      (rule, id) => ({ from: key(rule.id), to: key(id) }),
    ),
    ASSIGNED_USER: pairs(
      org.accounts,
      ([, accounts]) => individually(accounts),
      ([appId], id) => ({ from: key(id), to: key(appId) }),
    ),
    ASSIGNED_GROUP: [
      ...pairs(
        org.appGroups,
        ([, groups]) => groups.values(),
        ([appId], { groupId, priority }) => ({
          from: key(groupId),
          to: key(appId),
          properties: { kind: "NORMAL", priority: BigInt(priority) },
        }),
      ),
      ...[...org.apps.values()]
        .filter((app) => app.implicitAssignment)
        .map((app) => ({ from: key(org.everyoneId), to: key(app.id), properties: { kind: "IMPLICIT" } })),
    ],
    ACCOUNT_IN: pairs(
      org.accounts,
      ([, accounts]) => accounts.values(),
      ([appId], account) => ({
        from: key(account.userId),
        to: key(appId),
        properties: {
          ...pick(account, ["scope", "status", "syncState", "userName"]),
          grantingGroupId: account.namesGrantingGroup ? account.grantingGroupId : null,
          hash: account.userId,
        },
        lastUpdated: account.lastUpdated,
      }),
    ),
    now,
  };
}

function userProperties({ status, typeId, profile }, org) {
  const displayName = profile.displayName ?? [profile.firstName, profile.lastName].filter(Boolean).join(" ");
  const userType = org.userTypes.find((type) => type.id === typeId)?.name ?? null;
  return { status, userType, displayName, ...pick(profile, ["login", "email", "department", "title", "managerId"]) };
}

/** Members of one group that are members for the same reason share a row. */
function byReason(group, members) {
  const rows = new Map();
  for (const [userId, { ruleIds }] of members) {
    const kind = ruleIds.join(" ");
    const row = rows.get(kind) ?? {
      properties: { reason: reasonOf(group, ruleIds), ...someRules(ruleIds) },
      userIds: [],
    };
    row.userIds.push(userId);
    rows.set(kind, row);
  }
  return [...rows.values()];
}

function reasonOf({ type }, ruleIds) {
  if (type === "BUILT_IN") return "BUILT_IN";
  if (type === "APP_GROUP") return "IMPORT";
  return ruleIds.length > 0 ? "RULE" : "DIRECT";
}

function someRules(ruleIds) {
  return ruleIds.length > 0 ? { ruleIds: [...ruleIds].sort() } : {};
}

function individually(accounts) {
  return [...accounts.values()].filter(({ scope }) => scope === "USER").map(({ userId }) => userId);
}

function pairs(owners, partsOf, toRow) {
  return [...owners].flatMap((owner) => [...partsOf(owner)].map((part) => ({ properties: {}, ...toRow(owner, part) })));
}

function pick(record, names) {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
}
