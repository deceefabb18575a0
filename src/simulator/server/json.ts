import { holdsRole } from "../org/holders.ts";
import type { SimAccount, SimApp, SimAppGroup, SimGroup, SimRule, SimUser } from "../org/state.ts";
import type { SimOrg } from "../org.ts";
import { appSettings, samlSignOn } from "./app-settings.ts";
import { publicKey } from "./public-key.ts";

/** Turns the org's records into Okta's JSON. `base` is the org's own address. */
export interface Json {
  userText(user: SimUser): string;
  member(user: SimUser, rules: readonly { id: string; name: string }[]): string;
  singleUser(user: SimUser): unknown;
  group(group: SimGroup, embed: { stats: boolean; app: boolean }): Record<string, unknown>;
  rule(rule: SimRule, names: boolean): Record<string, unknown>;
  app(app: SimApp): Record<string, unknown>;
  accountText(appId: string, account: SimAccount, user: SimUser | null): string;
  appGroup(appId: string, row: SimAppGroup, group: SimGroup | null): Record<string, unknown>;
}

export type AdminFlagSpelling = "hasAdminPrivilege" | "hasAdminPrivileges" | "hasAdminPrivlege";

export interface AdminFlag {
  spelling: AdminFlagSpelling;
  /** As Okta did at first: a group with custom roles alone is not flagged. */
  missesCustomRoles: boolean;
}

export function createJson(org: SimOrg, base: string, adminFlag: AdminFlag): Json {
  const texts = new Map<string, { user: SimUser; text: string }>();
  const link = (path: string) => ({ href: `${base}${path}` });

  function user(record: SimUser): Record<string, unknown> {
    const { typeId, profile, ...facts } = record;
    return {
      ...facts,
      type: { id: typeId },
      profile,
      credentials: {
        ...(record.passwordChanged === null ? {} : { password: {} }),
        emails: [{ value: profile.email ?? profile.login, status: "VERIFIED", type: "PRIMARY" }],
        provider: { type: "OKTA", name: "OKTA" },
      },
      _links: { self: link(`/api/v1/users/${record.id}`) },
    };
  }

  /** Most of the work of serving an org is writing users, so each is written once. */
  function userText(record: SimUser): string {
    const known = texts.get(record.id);
    if (known !== undefined && known.user === record) return known.text;
    const text = JSON.stringify(user(record));
    texts.set(record.id, { user: record, text });
    return text;
  }

  function stats(group: SimGroup): Record<string, unknown> {
    return {
      usersCount: org.members.get(group.id)?.size ?? 0,
      appsCount: org.appsOfGroup.get(group.id)?.size ?? 0,
      groupPushMappingsCount: 0,
      [adminFlag.spelling]: adminFlag.missesCustomRoles
        ? org.groupRoles.has(group.id)
        : holdsRole(org, "groups", group.id),
      _links: link(`/api/v1/groups/${group.id}/stats`),
    };
  }

  function oauthClient(app: SimApp): Record<string, unknown> {
    const keys = app.keys.length === 0 ? {} : { jwks: { keys: app.keys.map(publicKey) } };
    return app.serviceApp
      ? { application_type: "service", grant_types: ["client_credentials"], response_types: ["token"], ...keys }
      : { application_type: "web", grant_types: ["authorization_code"], response_types: ["code"], ...keys };
  }

  function appSummary(app: SimApp): Record<string, unknown> {
    return { id: app.id, name: app.name, label: app.label, signOnMode: app.signOnMode };
  }

  return {
    userText,

    member: (record, rules) =>
      `${userText(record).slice(0, -1)},"_embedded":${JSON.stringify({ "group-rules": rules })}}`,

    singleUser(record) {
      const self = `/api/v1/users/${record.id}`;
      const act = (name: string) => ({ ...link(`${self}/lifecycle/${name}`), method: "POST" });
      return {
        ...user(record),
        _links: {
          suspend: act("suspend"),
          schema: link(`/api/v1/meta/schemas/user/osc${record.typeId.slice(3)}`),
          resetPassword: act("reset_password"),
          self: link(self),
          type: link(`/api/v1/meta/types/user/${record.typeId}`),
          deactivate: act("deactivate"),
        },
      };
    },

    group(record, embed) {
      const { sourceAppId, ...facts } = record;
      const self = `/api/v1/groups/${record.id}`;
      const source = sourceAppId === null ? undefined : org.apps.get(sourceAppId);
      const embedded = {
        ...(embed.stats ? { stats: stats(record) } : {}),
        ...(embed.app && source !== undefined ? { app: appSummary(source) } : {}),
      };
      return {
        ...facts,
        objectClass: [record.type === "APP_GROUP" ? "okta:windows_security_principal" : "okta:user_group"],
        ...(sourceAppId === null ? {} : { source: { id: sourceAppId } }),
        ...(embed.stats || embed.app ? { _embedded: embedded } : {}),
        _links: {
          logo: ["medium", "large"].map((name) => ({
            name,
            href: `${base}/img/logos/groups/okta-${name}.png`,
            type: "image/png",
          })),
          ...(sourceAppId === null ? {} : { source: link(`/api/v1/apps/${sourceAppId}`) }),
          users: link(`${self}/users`),
          apps: link(`${self}/apps`),
        },
      };
    },

    rule(record, names) {
      const nameOf = (id: string) => org.groups.get(id)?.profile.name;
      return {
        type: "group_rule",
        id: record.id,
        status: record.status,
        name: record.name,
        created: record.created,
        lastUpdated: record.lastUpdated,
        conditions: {
          people: { users: { exclude: record.excludedUserIds }, groups: { exclude: [] } },
          expression: { value: record.expression, type: "urn:okta:expression:1.0" },
        },
        actions: { assignUserToGroups: { groupIds: record.groupIds } },
        ...(names
          ? { _embedded: { groupIdToGroupNameMap: Object.fromEntries(record.groupIds.map((id) => [id, nameOf(id)])) } }
          : {}),
      };
    },

    app(record) {
      const self = `/api/v1/apps/${record.id}`;
      const federated = record.signOnMode === "OPENID_CONNECT" || record.signOnMode === "SAML_2_0";
      return {
        id: record.id,
        orn: `orn:okta:idp:${org.id}:apps:${record.name}:${record.id}`,
        ...(record.name === null ? {} : { name: record.name }),
        label: record.label,
        status: record.status,
        lastUpdated: record.lastUpdated,
        created: record.created,
        accessibility: { selfService: record.selfService, errorRedirectUrl: null, loginRedirectUrl: null },
        visibility: {
          autoLaunch: false,
          autoSubmitToolbar: false,
          hide: { iOS: false, web: false },
          appLinks: { login: true },
        },
        features: record.features,
        signOnMode: record.signOnMode,
        credentials: {
          // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own placeholder
          userNameTemplate: { template: "${source.login}", type: "BUILT_IN" },
          signing: {},
          ...(record.serviceApp
            ? { oauthClient: { client_id: record.id, token_endpoint_auth_method: "private_key_jwt" } }
            : {}),
        },
        settings: {
          app: appSettings(record),
          notifications: { vpn: { network: { connection: "DISABLED" }, message: null, helpUrl: null } },
          notes: { admin: null, enduser: null },
          manualProvisioning: record.manualDeprovisioning,
          // Only these kinds have the setting at all.
          ...(federated || record.implicitAssignment
            ? { implicitAssignment: record.implicitAssignment, inlineHookId: null }
            : {}),
          ...(record.signOnMode === "OPENID_CONNECT" ? { oauthClient: oauthClient(record) } : {}),
          ...(record.signOnMode === "SAML_2_0" ? { signOn: samlSignOn } : {}),
        },
        _links: {
          self: link(self),
          users: link(`${self}/users`),
          groups: link(`${self}/groups`),
          logo: [{ name: "medium", href: `${base}/img/logos/default.png`, type: "image/png" }],
          appLinks: [],
          ...(record.status === "ACTIVE"
            ? { deactivate: link(`${self}/lifecycle/deactivate`) }
            : { activate: link(`${self}/lifecycle/activate`) }),
        },
      };
    },

    // An org has millions of these, so they are put together as text. What is not quoted here is made of plain letters.
    accountText(appId, record, embedded) {
      const group = record.scope === "GROUP" && record.namesGrantingGroup ? record.grantingGroupId : null;
      const groupName = group === null ? undefined : org.groups.get(group)?.profile.name;
      const { userId, created, lastUpdated, scope, status, statusChanged, syncState, userName } = record;
      const email = org.users.get(userId)?.profile.email ?? null;
      const api = `${base}/api/v1`;
      const credentials = userName === null ? "" : `"credentials":{"userName":${JSON.stringify(userName)}},`;
      const user = embedded === null ? "" : `"_embedded":{"user":${userText(embedded)}},`;
      const groupLink =
        group === null ? "" : `,"group":${JSON.stringify({ name: groupName, href: `${api}/groups/${group}` })}`;
      return (
        `{"id":"${userId}","externalId":${JSON.stringify(record.externalId)},"created":"${created}",` +
        `"lastUpdated":"${lastUpdated}","scope":"${scope}","status":"${status}","statusChanged":"${statusChanged}",` +
        `"passwordChanged":null,"syncState":"${syncState}",${credentials}"profile":{"email":${JSON.stringify(email)}},${user}` +
        `"_links":{"app":{"href":"${api}/apps/${appId}"},"user":{"href":"${api}/users/${userId}"}${groupLink}}}`
      );
    },

    appGroup: (appId, row, group) => ({
      id: row.groupId,
      lastUpdated: row.lastUpdated,
      priority: row.priority,
      profile: {},
      ...(group === null ? {} : { _embedded: { group: { id: group.id, type: group.type, profile: group.profile } } }),
      _links: {
        app: link(`/api/v1/apps/${appId}`),
        self: link(`/api/v1/apps/${appId}/groups/${row.groupId}`),
        group: link(`/api/v1/groups/${row.groupId}`),
      },
    }),
  };
}
