import type { ExecutionResult } from "graphql";
import { z } from "zod";
import { type FindingKind, findings } from "../../access/findings/catalogue.ts";
import type { Question } from "../../graphql/ask-in-process.ts";

const text = z.string();
const object = z.object({ type: text, id: text, name: text.nullable() });

/** The subjects of all types under one name each: a union's fields of one name must be of one type. */
const subject = `type: __typename ... on User { id: oktaId login } ... on Group { id: oktaId groupName: name }
  ... on App { id: oktaId label } ... on GroupRule { id: oktaId ruleName: name } ... on Role { id: oktaId roleLabel: label }
  ... on ApiToken { id: oktaId tokenName: name }`;
const listed = `edges { node { certainty summary subject { ${subject} } related { ${subject} } facts { name value } } }
  pageInfo { hasNextPage endCursor }`;
const query = (fields: string) => `query Findings($kind: FindingKind!, $org: ID, $first: Int!, $after: String,
  $parameters: FindingParametersInput) {
  findings(kind: $kind, org: $org, first: $first, after: $after, parameters: $parameters, patience: 25) { ${fields} } }`;
const firstPage = query(`${listed} totalCount isTotalExact unknownCount unknown { reason count }
  coverage { from until isSufficient }
  dataStatus { asOf complete gapCount gaps { collector scopeName code reason } }`);
const nextPage = query(listed);

const node = z
  .looseObject({ type: text, id: text })
  .transform(({ type, id, ...names }) => ({ type, id, name: Object.values(names).find(isText) ?? null }));
const isText = (value: unknown): value is string => typeof value === "string";
const page = z.object({
  edges: z.array(
    z.object({
      node: z.object({
        certainty: text,
        summary: text,
        subject: node.nullable(),
        related: z.array(node),
        facts: z.array(z.object({ name: text, value: text })),
      }),
    }),
  ),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: text.nullable() }),
});
const head = z.object({
  totalCount: z.number(),
  isTotalExact: z.boolean(),
  unknownCount: z.number(),
  unknown: z.array(z.object({ reason: text, count: z.number() })),
  coverage: z.object({ from: text.nullable(), until: text.nullable(), isSufficient: z.boolean() }).nullable(),
  dataStatus: z.object({
    asOf: text.nullable(),
    complete: z.boolean(),
    gapCount: z.number(),
    gaps: z.array(z.object({ collector: text, scopeName: text.nullable(), code: text, reason: text })),
  }),
});

export type ReportedObject = z.output<typeof object>;
export interface ReportedFinding {
  certainty: string;
  summary: string;
  subject: ReportedObject | null;
  related: ReportedObject[];
  facts: Record<string, string>;
}
/** How many there are of one kind, and how sure that is. */
export type FindingHead = z.output<typeof head> & { kind: FindingKind; severity: string; title: string };

export interface AskedFindings {
  head: FindingHead;
  /** Those of the first page, and then page by page as they are taken; `most` at most. */
  rows(most: number): AsyncGenerator<ReportedFinding>;
}

/** An answer that is an error and no findings. */
export class ReportRefusedError extends Error {
  override name = "ReportRefusedError";
  readonly answer: ExecutionResult;
  constructor(answer: ExecutionResult) {
    super(answer.errors?.map(({ message }) => message).join(" ") ?? "no answer");
    this.answer = answer;
  }
}

const pageSize = 100;

/** Asks for one kind, of the very endpoint that a server has. */
export async function askFindings(
  ask: (question: Question) => Promise<ExecutionResult>,
  kind: FindingKind,
  variables: { org: string | undefined; parameters: Record<string, unknown> },
  most: number,
): Promise<AskedFindings> {
  const answered = async (text: string, first: number, after: string | null): Promise<unknown> => {
    const answer = await ask({ query: text, variables: { ...variables, kind, first, after } });
    const { data, errors = [] } = answer;
    if (!data || errors.length > 0) throw new ReportRefusedError(answer);
    return (data as { findings: unknown }).findings;
  };
  const first = await answered(firstPage, Math.min(pageSize, most), null);
  const { severity, title } = findings[kind];
  return {
    head: { ...head.parse(first), kind, severity, title },
    async *rows(limit) {
      let left = limit;
      let current = page.parse(first);
      for (;;) {
        for (const { node: one } of current.edges.slice(0, left)) {
          yield { ...one, facts: Object.fromEntries(one.facts.map(({ name, value }) => [name, value])) };
        }
        left -= current.edges.length;
        const { hasNextPage, endCursor } = current.pageInfo;
        if (left <= 0 || !hasNextPage || endCursor === null) return;
        current = page.parse(await answered(nextPage, Math.min(pageSize, left), endCursor));
      }
    },
  };
}
