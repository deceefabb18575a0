import { type DocumentNode, Kind, parse, print, visit } from "graphql";
import { createSchema } from "../../src/graphql/schema.ts";

const rootFields = createSchema().getQueryType()?.getFields() ?? {};

/** The question with its org named: documents ask as where one org is connected, and tests share one graph. */
export function askAbout(orgId: string, question: string): string {
  const document: DocumentNode = visit(parse(question), {
    OperationDefinition: (operation) => ({
      ...operation,
      selectionSet: {
        ...operation.selectionSet,
        selections: operation.selectionSet.selections.map((field) => {
          if (field.kind !== Kind.FIELD) return field;
          const takesOrg = rootFields[field.name.value]?.args.some(({ name }) => name === "org") ?? false;
          const isGiven = field.arguments?.some(({ name }) => name.value === "org") ?? false;
          if (!takesOrg || isGiven) return field;
          const org = {
            kind: Kind.ARGUMENT,
            name: { kind: Kind.NAME, value: "org" },
            value: { kind: Kind.STRING, value: orgId },
          } as const;
          return { ...field, arguments: [...(field.arguments ?? []), org] };
        }),
      },
    }),
  });
  return print(document);
}

/** The question within a command line, named likewise: `access-graph query '…'` or a JSON body. */
export function commandAbout(orgId: string, line: string): string {
  return line.replaceAll(/'(\{[^']*\})'/g, (_, text: string) => {
    if (!text.startsWith('{"')) return `'${askAbout(orgId, text)}'`;
    const body = JSON.parse(text) as { query: string };
    return `'${JSON.stringify({ ...body, query: askAbout(orgId, body.query) })}'`;
  });
}
