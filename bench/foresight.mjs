import { askByHttp } from "./ask.mjs";
import { percentile, timed } from "./percentiles.mjs";
import { milliseconds, table } from "./table.mjs";

/** Milliseconds that the 95th percentile may have. */
const most = { couldReach: 250, whoCan: 100, powers: 100, whatIf: 300, whatIfLargest: 2_000, howToRemove: 200 };
const warmUps = 3;
const longestAnswerMs = 60_000;

/** What administrators could do, who could give themselves an app, what if, and how to remove: by HTTP, one client. */
export async function benchForesight(stage, org, { signal, log, runs }) {
  const server = await stage.children.serve(["serve", "--port", "0", "--metrics-port", "0"], {
    ready: /^GraphQL\s+(?<url>\S+)$/m,
    timeoutMs: 60_000,
  });
  const ask = (query, variables) => askByHttp(server.said.url, { query, variables }, longestAnswerMs);
  const rows = [];
  try {
    const { nodes } = (
      await ask(`{ admins(org: "${org.id}", first: 100) { nodes { holder { ... on User { oktaId } } } } }`)
    ).admins;
    const admins = [...new Set(nodes.map(({ holder }) => holder.oktaId).filter((id) => id !== undefined))];
    for (const { name, query, variables, limit, isLong = false } of questions(org, admins)) {
      log(`Asking: ${name}`);
      const taken = [];
      for (let run = -warmUps; run < Math.ceil(isLong ? runs / 5 : runs); run += 1) {
        signal.throwIfAborted();
        const ms = await timed(() => ask(query, { org: org.id, ...variables(Math.abs(run)) }));
        if (run >= 0) taken.push(ms);
      }
      rows.push({ name, taken, limit });
    }
  } finally {
    await server.stop();
  }
  const text = table(
    ["question", "p50", "p95", "most", "may take"],
    rows.map(({ name, taken, limit }) => [
      name,
      ...[0.5, 0.95, 1].map((share) => milliseconds(percentile(taken, share))),
      String(limit),
    ]),
  );
  const failures = rows
    .filter(({ taken, limit }) => percentile(taken, 0.95) > limit)
    .map(({ name, taken, limit }) => `${name}: p95 ${milliseconds(percentile(taken, 0.95))} ms of ${limit}.`);
  return { title: "Powers, what if, how to remove", introduction, text, failures };
}

const introduction = `By HTTP, one client, in milliseconds, about another user, app or group each time. 300 administrators of several kinds and scopes.`;

function questions(org, admins) {
  const bySize = [...org.accounts].sort(([, one], [, other]) => one.size - other.size).map(([id]) => id);
  const apps = {
    small: bySize[Math.floor(bySize.length / 4)],
    median: bySize[Math.floor(bySize.length / 2)],
    large: bySize.at(-1),
  };
  const users = [...org.users.values()].filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  const groups = [...org.groups.values()].filter(({ type }) => type === "OKTA_GROUP").map(({ id }) => id);
  const largest = groups.reduce((one, other) => (sizeOf(org, other) > sizeOf(org, one) ? other : one));
  const of = (list) => (n) => list[(n * 7_919) % list.length];
  const [user, group, admin] = [of(users), of(groups), of(admins)];
  const who = "totalCount nodes { confidence rule { id } holder { ... on User { login } ... on Group { name } } }";
  const could = "totalCount edges { confidence steps { kind description } principal { ... on User { login } } }";
  const counts = "loses { totalCount } gains { totalCount } complete";
  const whatIf = `query ($org: ID!, $changes: [ChangeInput!]!) { whatIf(org: $org, changes: $changes) { ${counts} } }`;
  return [
    ...["RESET_PASSWORD", "CHANGE_MEMBERS", "ASSIGN_APP"].map((action) => ({
      name: `whoCan ${action}`,
      query: `query ($org: ID!, $target: ID!) { whoCan(org: $org, action: ${action}, target: $target) { ${who} } }`,
      variables: (n) => ({
        target: { RESET_PASSWORD: user, CHANGE_MEMBERS: group, ASSIGN_APP: of(bySize) }[action](n),
      }),
      limit: most.whoCan,
    })),
    {
      name: "powers of an administrator",
      query: `query ($org: ID!, $id: String!) { user(org: $org, oktaId: $id) { powers { totalCount nodes { action confidence } } } }`,
      variables: (n) => ({ id: admin(n) }),
      limit: most.powers,
    },
    ...Object.entries(apps).map(([size, id]) => ({
      name: `couldReach of a ${size} app (${org.accounts.get(id).size.toLocaleString("en")} accounts)`,
      query: `query ($org: ID!, $id: String!) { app(org: $org, oktaId: $id) { couldReach { ${could} } } }`,
      variables: () => ({ id }),
      limit: most.couldReach,
    })),
    {
      name: "what if somebody leaves a group",
      query: whatIf,
      variables: (n) => {
        const id = group(n);
        const [member = user(n)] = org.members.get(id)?.keys() ?? [];
        return { changes: [{ removeMembership: { user: member, group: id } }] };
      },
      limit: most.whatIf,
    },
    {
      name: "what if an app is taken from a group",
      query: whatIf,
      variables: (n) => ({ changes: [{ unassignGroup: { group: group(n), app: of(bySize)(n) } }] }),
      limit: most.whatIf,
    },
    {
      name: "what if a user is deactivated",
      query: whatIf,
      variables: (n) => ({ changes: [{ deactivateUser: user(n) }] }),
      limit: most.whatIf,
    },
    {
      name: `what if the largest group is deleted (${sizeOf(org, largest).toLocaleString("en")} members)`,
      query: whatIf,
      variables: () => ({ changes: [{ deleteGroup: largest }] }),
      limit: most.whatIfLargest,
      isLong: true,
    },
    {
      name: "howToRemove",
      query: `query ($org: ID!, $user: ID!, $app: ID!) { howToRemove(org: $org, user: $user, app: $app) {
        guaranteed options { possible cuts { kind instead } } } }`,
      variables: (n) => {
        const app = of(bySize)(n);
        const [member = user(n)] = org.accounts.get(app)?.keys() ?? [];
        return { user: member, app };
      },
      limit: most.howToRemove,
    },
  ];
}

const sizeOf = (org, groupId) => org.members.get(groupId)?.size ?? 0;
