import type { SimOrg } from "../org.ts";
import { type Answer, type Call, listAnswer, objectAnswer } from "../server/answer.ts";
import { notFound } from "../server/okta-error.ts";

const labels: Record<string, string> = {
  SUPER_ADMIN: "Super Administrator",
  ORG_ADMIN: "Organization Administrator",
  APP_ADMIN: "Application Administrator",
  USER_ADMIN: "Group Administrator",
  HELP_DESK_ADMIN: "Help Desk Administrator",
  READ_ONLY_ADMIN: "Read-Only Administrator",
};

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The id of a standard role's assignment is its type in base32, the same for every holder. */
function base32(text: string): string {
  let bits = "";
  for (const byte of Buffer.from(text)) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function role(call: Call, type: string, assignmentType: "USER" | "GROUP", assignee: string): Record<string, unknown> {
  const kind = assignmentType === "USER" ? "users" : "groups";
  return {
    id: base32(type),
    label: labels[type] ?? type,
    type,
    status: "ACTIVE",
    created: call.org.created,
    lastUpdated: call.org.created,
    assignmentType,
    _links: { assignee: { href: `${call.url.origin}/api/v1/${kind}/${assignee}` } },
  };
}

/** A user's own roles, then those of the user's groups. */
export function listUserRoles(call: Call): Answer {
  const { org } = call;
  const id = call.params[0] as string;
  if (!org.users.has(id)) throw notFound(id, "User");
  const own = (org.userRoles.get(id) ?? []).map((type) => role(call, type, "USER", id));
  const byGroup = [...(org.groupsOf.get(id) ?? [])].flatMap((groupId) =>
    (org.groupRoles.get(groupId) ?? []).map((type) => role(call, type, "GROUP", groupId)),
  );
  return objectAnswer([...own, ...byGroup]);
}

export function listGroupRoles(call: Call): Answer {
  const id = call.params[0] as string;
  if (!call.org.groups.has(id)) throw notFound(id, "UserGroup");
  return objectAnswer((call.org.groupRoles.get(id) ?? []).map((type) => role(call, type, "GROUP", id)));
}

function administrators(org: SimOrg): string[] {
  const ids = new Set(org.userRoles.keys());
  for (const groupId of org.groupRoles.keys())
    for (const userId of org.members.get(groupId)?.keys() ?? []) ids.add(userId);
  return [...ids].sort((a, b) => (a < b ? -1 : 1));
}

/** Unlike other lists this one carries its next link in the body. */
export function listAdministrators(call: Call): Answer {
  const users = `${call.url.origin}/api/v1/users`;
  const page = listAnswer(call, {
    keys: administrators(call.org),
    size: { default: 100, most: 200 },
    row: (id) =>
      JSON.stringify({
        id,
        orn: `orn:okta:directory:${call.org.id}:users:${id}`,
        _links: { self: { href: `${users}/${id}` }, roles: { href: `${users}/${id}/roles` } },
      }),
  });
  if (page.kind !== "list") return page;
  const links = page.next === null ? {} : { next: { href: page.next } };
  return { kind: "object", text: `{"value":[${page.rows.join(",")}],"_links":${JSON.stringify(links)}}` };
}
