import type { Plugin } from "graphql-yoga";
import type { Query } from "../graph/query.ts";

/** One statement as it was sent for an answer. */
export interface ToldStatement {
  /** Its file below `cypher/`. */
  name: string;
  /** To be pasted into Neo4j Browser as it is: the parameters stand in it as literals. */
  cypher: string;
}

/** The statements of one operation, for a caller who asked for them. */
export interface StatementsTold {
  note(query: Pick<Query<unknown, unknown>, "name" | "text">, params: unknown): void;
  told(): { statements: ToldStatement[]; omitted: number };
}

/** An answer of many lists sends some dozens. */
const mostStatements = 100;
const mostLetters = 500_000;

export function createStatementsTold(): StatementsTold {
  const statements: ToldStatement[] = [];
  let letters = 0;
  let omitted = 0;
  return {
    note({ name, text }, params) {
      const cypher = withLiterals(text, params as Record<string, unknown>);
      if (statements.length >= mostStatements || letters + cypher.length > mostLetters) omitted += 1;
      else {
        statements.push({ name, cypher });
        letters += cypher.length;
      }
    },
    told: () => ({ statements, omitted }),
  };
}

/** Where a request carries `extensions: { cypher: true }`, its answer carries the statements it rests on. */
export function useStatementsTold(): Plugin<{ statementsTold?: StatementsTold | null }> {
  return {
    onExecute: ({ args }) => ({
      onExecuteDone({ result, setResult }) {
        const told = args.contextValue.statementsTold?.told();
        if (told === undefined || Symbol.asyncIterator in result) return;
        setResult({ ...result, extensions: { ...result.extensions, cypher: told } });
      },
    }),
  };
}

/** Only outside of text, which is never between a dollar sign and a name in `cypher/`. */
function withLiterals(text: string, params: Record<string, unknown>): string {
  return text.replaceAll(/\$(\w+)/g, (all, name: string) => (name in params ? literal(params[name]) : all));
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  // The driver sends every number as a Float.
  if (typeof value === "number") return Number.isInteger(value) ? `${value}.0` : String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value).map(([key, entry]) => `\`${key}\`: ${literal(entry)}`);
  return `{${entries.join(", ")}}`;
}
