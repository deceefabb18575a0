import fc from "fast-check";
import { expect } from "vitest";
import { powerActions, targetKinds } from "../../src/access/powers/power-rule.ts";
import type { Asking, Data } from "../graphql/ask.ts";
import { openTestDriver, seed } from "../graphql/seed.ts";
import { seedAdmin } from "../graphql/seed-admin.ts";
import { couldReachOracle } from "./brute-force-could-reach.ts";
import { oracleOf, type Target } from "./brute-force-powers.ts";
import { type PowersOrg, randomPowersOrg } from "./powers-org.ts";

let orgs = 0;

/** Random orgs, written to the graph and asked about by GraphQL, against brute force. */
export async function checkRandomOrgs(asking: Asking, options: { runs: number; seed: number }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(randomPowersOrg(), async (rows) => {
      const org = { ...rows, id: `00oRANDOM${process.pid}-${orgs++}` };
      await write(org);
      expect(await askAll(asking, org)).toEqual(expectedOf(org));
    }),
    { numRuns: options.runs, seed: options.seed, endOnFailure: true },
  );
}

export async function write(org: PowersOrg): Promise<void> {
  const named = (text: string) => text.replaceAll("ORG", org.id);
  await seed({
    id: org.id,
    users: org.users,
    groups: org.groups,
    apps: org.apps.map(({ signOnMode, ...app }) => (signOnMode === undefined ? app : { ...app, signOnMode })),
    members: org.members,
    direct: org.direct,
    groupApps: org.groupApps,
    accounts: org.accounts.map((account) => ({ ...account, scope: "GROUP" })),
    rules: org.rules,
  });
  await seedAdmin(org.id, {
    customRoles: org.roles.map(({ id, permissions, limited }) => ({
      id,
      limited,
      ...(permissions ? { permissions } : {}),
    })),
    resourceSets: org.sets.map(({ id, entries }) => ({
      id,
      contains: entries.map(({ excludes, node, ...entry }, index) => ({
        ...entry,
        orn: `orn:${index}`,
        node: named(node),
        excludes: excludes.map(named),
      })),
    })),
    assignments: org.assignments.map(({ scope, ...rest }) => ({ ...rest, ...(scope.length > 0 ? { scope } : {}) })),
    apiTokens: org.tokens,
  });
  await exclude(org);
}

async function exclude(org: PowersOrg): Promise<void> {
  const driver = openTestDriver();
  const rows = org.rules.flatMap(({ id, excludes }) =>
    excludes.map((user) => ({ rule: `${org.id}/${id}`, user: `${org.id}/${user}` })),
  );
  try {
    await driver.executeQuery(
      "UNWIND $rows AS row MATCH (r:GroupRule {key: row.rule}) MATCH (u:User {key: row.user}) CREATE (r)-[:EXCLUDES]->(u)",
      { rows },
    );
  } finally {
    await driver.close();
  }
}

/** What is asked of every org: who can do each thing to each target, who could reach each app, and what each user could. */
function targetsOf(org: PowersOrg): { action: string; target: Target }[] {
  const ids = {
    USER: org.users.map(({ id }) => ({ kind: "user", id }) as const),
    GROUP: org.groups.map(({ id }) => ({ kind: "group", id }) as const),
    APP: org.apps.map(({ id }) => ({ kind: "app", id }) as const),
    ORGANIZATION: [{ kind: "org", id: "" } as const],
  };
  return powerActions.flatMap((action) => ids[targetKinds[action]].map((target) => ({ action, target })));
}

type Answers = Record<string, string[]>;

export function expectedOf(org: PowersOrg): Answers {
  const oracle = oracleOf(org);
  const answers: Answers = {};
  for (const { action, target } of targetsOf(org)) answers[`${action} ${target.id}`] = oracle.whoCan(action, target);
  const ofUsers = new Map<string, string[]>(org.users.map(({ id }) => [id, []]));
  for (const { id } of org.apps) {
    const reach = couldReachOracle(oracle, id);
    answers[`app ${id}`] = reach.lines();
    for (const user of org.users) {
      const way = reach.ofUser(user.id);
      if (way !== null) ofUsers.get(user.id)?.push(`${id} ${way}`);
    }
  }
  for (const [id, ways] of ofUsers) answers[`user ${id}`] = ways.sort();
  return answers;
}

const named = "... on User { oktaId } ... on Group { oktaId } ... on App { oktaId }";
const way = `edges { confidence steps { kind } app { oktaId } principal { ${named} ... on ApiToken { oktaId } ... on SuperAdministrators { role { type } } } }`;

export async function askAll(asking: Asking, org: PowersOrg): Promise<Answers> {
  const answers: Answers = {};
  const questions = targetsOf(org);
  const ask = async (fields: string[]) => await asking.ask(`{ ${fields.join("\n")} }`);
  for (let at = 0; at < questions.length; at += 20) {
    const some = questions.slice(at, at + 20);
    const found = await ask(
      some.map(
        ({ action, target }, index) =>
          `q${index}: whoCan(action: ${action}, org: "${org.id}", first: 50${target.kind === "org" ? "" : `, target: "${target.id}"`}) {
            nodes { confidence holder { ${named} } adminRole { oktaId assignee { ${named} } } } }`,
      ),
    );
    for (const [index, { action, target }] of some.entries()) {
      answers[`${action} ${target.id}`] = found[`q${index}`].nodes
        .map(
          ({ holder, adminRole, confidence }: Data) =>
            `${holder.oktaId} ${adminRole.assignee.oktaId}/${adminRole.oktaId} ${confidence}`,
        )
        .sort();
    }
  }
  const spell = (name: string, { steps, confidence }: Data) => `${name} ${steps.length} ${confidence}`;
  for (const { id } of org.apps) {
    const { app } = await ask([`app(oktaId: "${id}", org: "${org.id}") { couldReach(first: 100) { ${way} } }`]);
    answers[`app ${id}`] = app.couldReach.edges
      .map((edge: Data) => spell(edge.principal.oktaId ?? edge.principal.role.type, edge))
      .sort();
  }
  for (const { id } of org.users) {
    const { user } = await ask([`user(oktaId: "${id}", org: "${org.id}") { couldReach(first: 100) { ${way} } }`]);
    answers[`user ${id}`] = user.couldReach.edges.map((edge: Data) => spell(edge.app.oktaId, edge)).sort();
  }
  return answers;
}
