import type { Answers } from "./answers.ts";

type Ask = (query: string, org: string) => Promise<Record<string, { nodes: Row[] }>>;
interface Row {
  oktaId: string;
  adminRoles: RoleRow[];
  apiTokens: { oktaId: string }[];
  credentials: { kid: string }[];
  factors: { known: boolean; nodes: { oktaId: string }[]; dataStatus: Status };
  dataStatus: Status;
}
interface RoleRow {
  role: { oktaId: string };
  assignee: { oktaId: string };
  scope: {
    kind: string;
    groups: { oktaId: string }[];
    apps: { oktaId: string }[];
    resourceSet: { oktaId: string } | null;
  };
}
interface Status {
  complete: boolean;
  asOf: string | null;
}

const status = "dataStatus { complete asOf }";
const roles = `adminRoles {
  role { oktaId } assignee { ... on User { oktaId } ... on Group { oktaId } ... on App { oktaId } }
  scope { kind groups { oktaId } apps { oktaId } resourceSet { oktaId } }
} ${status}`;
const list = (kind: "users" | "apps", fields: string) =>
  `query ($org: ID!) { ${kind}(org: $org, first: 20) { nodes { oktaId ${fields} } } }`;

/** Asks for the admin roles of everyone, and for what acts with them. */
export async function adminAnswers(ask: Ask, org: string): Promise<Answers> {
  const answers: Answers = new Map();
  const rowsOf = async (kind: "users" | "apps", fields: string) =>
    (await ask(list(kind, fields), org))[kind]?.nodes ?? [];
  const put = (name: string, rows: string[], { complete, asOf }: Status) =>
    answers.set(name, { says: [...rows.sort(), `${rows.length} in all`].join("\n"), complete, asOf });
  for (const kind of ["users", "apps"] as const) {
    for (const { oktaId, adminRoles, dataStatus } of await rowsOf(kind, roles)) {
      put(`roles of ${oktaId}`, adminRoles.map(roleText), dataStatus);
    }
  }
  for (const { oktaId, apiTokens, dataStatus } of await rowsOf("users", `apiTokens { oktaId } ${status}`)) {
    put(
      `tokens of ${oktaId}`,
      apiTokens.map((token) => token.oktaId),
      dataStatus,
    );
  }
  for (const { oktaId, factors } of await rowsOf("users", `factors { known nodes { oktaId } ${status} }`)) {
    // Of who is no administrator nothing is known of factors, and nothing is claimed.
    if (!factors.known && factors.nodes.length === 0) continue;
    put(
      `factors of ${oktaId}`,
      factors.nodes.map((factor) => factor.oktaId),
      factors.dataStatus,
    );
  }
  for (const { oktaId, credentials, dataStatus } of await rowsOf("apps", `credentials { kid } ${status}`)) {
    put(
      `keys of ${oktaId}`,
      credentials.map(({ kid }) => kid),
      dataStatus,
    );
  }
  return answers;
}

function roleText({ role, assignee, scope }: RoleRow): string {
  const over = [...scope.groups, ...scope.apps, ...(scope.resourceSet === null ? [] : [scope.resourceSet])];
  const ids = over.map(({ oktaId }) => oktaId).sort();
  return `${role.oktaId} of ${assignee.oktaId} over ${scope.kind} ${ids.join(", ")}`;
}
