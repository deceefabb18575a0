import type { ExecutionResult } from "graphql";
import { z } from "zod";
import { GraphError } from "../graph/errors.ts";

/** The demo's question. Its answer is told in words by `tellAnswer`. */
export const demoQuestion = `query Demo($app: String!, $leaver: String!, $org: ID!) {
  app(label: $app, org: $org) {
    label
    whoCanReach(first: 20) {
      totalCount
      edges {
        user { displayName login }
        usability
        paths { kind membership group { name } rules { name } }
      }
      dataStatus { asOf complete gapCount }
    }
  }
  user(login: $leaver, org: $org) {
    displayName
    status
    canReach(first: 20) { edges { app { label } usability reasons account { status } } }
  }
}`;

const path = z.object({
  kind: z.string(),
  membership: z.string().nullable(),
  group: z.object({ name: z.string().nullable() }).nullable(),
  rules: z.array(z.object({ name: z.string().nullable() })).nullable(),
});
const answer = z.object({
  app: z.object({
    label: z.string(),
    whoCanReach: z.object({
      totalCount: z.number(),
      edges: z.array(
        z.object({
          user: z.object({ displayName: z.string().nullable(), login: z.string() }),
          usability: z.string(),
          paths: z.array(path),
        }),
      ),
      dataStatus: z.object({ asOf: z.string().nullable(), complete: z.boolean(), gapCount: z.number() }),
    }),
  }),
  user: z.object({
    displayName: z.string().nullable(),
    status: z.string().nullable(),
    canReach: z.object({
      edges: z.array(
        z.object({
          app: z.object({ label: z.string() }),
          usability: z.string(),
          reasons: z.array(z.string()),
          account: z.object({ status: z.string().nullable() }).nullable(),
        }),
      ),
    }),
  }),
});

export function tellAnswer({ data, errors }: ExecutionResult): string {
  const [error] = errors ?? [];
  // Nothing is wrong with the question, so something is with the database.
  if (error !== undefined) throw new GraphError("QUERY", `The demo's question was not answered. ${error.message}`);
  const { app, user } = answer.parse(data);
  const { totalCount, edges, dataStatus } = app.whoCanReach;
  const state = dataStatus.complete ? "complete" : `with ${dataStatus.gapCount} gaps`;
  return [
    `Who can reach ${app.label}, by which paths, and why?`,
    ...edges.flatMap((edge) => [
      `  ${edge.user.displayName ?? edge.user.login}: ${usabilityWords(edge.usability)}, ${count(edge.paths.length, "path")}`,
      ...edge.paths.map((one) => `    - ${tellPath(one)}`),
    ]),
    `  ${count(totalCount, "person", "people")} in all. The data is ${state} as of ${dataStatus.asOf ?? "never"}.`,
    "",
    `What does ${user.displayName}, who has left (${user.status}), still have?`,
    ...user.canReach.edges.map(
      ({ app: { label }, usability, reasons, account }) =>
        `  ${label}: ${usabilityWords(usability)} (${reasons.join(", ")})${account?.status ? `; the account in the app is ${account.status}` : ""}`,
    ),
  ].join("\n");
}

function tellPath({ kind, membership, group, rules }: z.infer<typeof path>): string {
  const name = group?.name ?? "a group that is not known";
  switch (kind) {
    case "DIRECT":
      return "assigned individually";
    case "IMPLICIT":
      return "the app is open to everyone in the org";
    case "GROUP":
      return `by the group ${name}, ${whyMember(membership, rules)}`;
    default:
      return `by ${name}, in a way that was not found`;
  }
}

function whyMember(membership: string | null, rules: { name: string | null }[] | null): string {
  const names = (rules ?? []).map((rule) => `“${rule.name ?? "without a name"}”`).join(" and ");
  switch (membership) {
    case "RULE":
      return `joined by the rule ${names}`;
    case "DIRECT":
      return "joined by hand";
    case "IMPORT":
      return "imported from another directory";
    case "BUILT_IN":
      return "which everyone belongs to";
    default:
      return "joined for a reason Okta does not tell";
  }
}

function usabilityWords(usability: string): string {
  switch (usability) {
    case "USABLE":
      return "works now";
    case "LATENT":
      return "works after a step of the user's own";
    default:
      return "blocked, until an administrator restores it";
  }
}

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
