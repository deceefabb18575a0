import type { Fault } from "../faults.ts";
import type { Answer, ListReply } from "./answer.ts";
import { notFound, OktaAnswerError, type OktaErrorCode } from "./okta-error.ts";

/** What is sent in the end, before the connection has its own faults. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
}

const usualCode: Record<number, OktaErrorCode> = {
  400: "E0000001",
  401: "E0000011",
  403: "E0000006",
  404: "E0000007",
  405: "E0000022",
  429: "E0000047",
  500: "E0000009",
  503: "E0000010",
};

export function htmlReply(status: number): Reply {
  const body = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`;
  return { status, headers: { "Content-Type": "text/html" }, body };
}

export function errorReply(error: OktaAnswerError): Reply {
  return { status: error.status, headers: { "Content-Type": "application/json", ...error.headers }, body: error.body };
}

function tooMany(limit: string | null, reset: number | null): Reply {
  const reply = errorReply(new OktaAnswerError("E0000047"));
  if (limit !== null) reply.headers["X-Rate-Limit-Limit"] = limit;
  reply.headers["X-Rate-Limit-Remaining"] = "0";
  // An empty value stands for a header that must not be sent.
  reply.headers["X-Rate-Limit-Reset"] = reset === null ? [] : String(Math.ceil(Date.now() / 1000) + reset);
  return reply;
}

export const concurrencyReply = (): Reply => tooMany("0", 1);

/** The whole answer that a fault gives in place of the true one; null for faults of another sort. */
export function insteadOf(fault: Fault, path: string): Reply | null {
  switch (fault.kind) {
    case "status": {
      const code = fault.code ?? usualCode[fault.status];
      if (fault.html === true || code === undefined) return htmlReply(fault.status);
      if (code === "E0000007") return errorReply(notFound(path.split("/")[4] ?? path, "AppInstance"));
      return errorReply(new OktaAnswerError(code, undefined, [], fault.status));
    }
    case "rate-limited":
      return tooMany(null, fault.resetInSeconds === undefined ? 1 : fault.resetInSeconds);
    case "concurrency":
      return concurrencyReply();
    case "feature-off":
      return errorReply(new OktaAnswerError("E0000015"));
    case "cursor-expired":
      return errorReply(
        new OktaAnswerError("E0000001", "Api validation failed: after", ["after: The cursor has expired"]),
      );
    case "expand-refused": {
      if (fault.status === 403) return errorReply(new OktaAnswerError("E0000006"));
      return errorReply(new OktaAnswerError("E0000001", "Api validation failed: expand", ["expand: Invalid value"]));
    }
    case "wrong-type":
      return { status: 200, headers: { "Content-Type": "application/json" }, body: '{"unexpected":"object"}' };
    case "json":
      return {
        status: 200,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(fault.value),
      };
    default:
      return null;
  }
}

type Row = Record<string, unknown>;

function editRows(list: ListReply, edit: (rows: Row[]) => unknown[]): ListReply {
  return { ...list, rows: edit(list.rows.map((row) => JSON.parse(row) as Row)).map((row) => JSON.stringify(row)) };
}

/** A true list as a fault leaves it. Objects are left alone. */
export function meddle(fault: Fault, answer: Answer): Answer {
  if (answer.kind !== "list") return answer;
  switch (fault.kind) {
    case "empty-page":
      return { ...answer, rows: [], next: answer.more(answer.after) };
    case "empty-list":
      return { ...answer, rows: [], next: null };
    case "stuck-link":
      return { ...answer, next: answer.self };
    case "lost-link":
      return { ...answer, next: null };
    case "foreign-link": {
      const next = new URL(answer.next ?? answer.more(answer.end));
      return { ...answer, next: `${fault.origin}${next.pathname}${next.search}` };
    }
    case "expand-forgotten": {
      if (answer.next === null) return answer;
      const next = new URL(answer.next);
      next.searchParams.delete("expand");
      return { ...answer, next: next.href };
    }
    case "long-link":
      return answer.next === null ? answer : { ...answer, next: `${answer.next}&padding=${"x".repeat(2_100)}` };
    case "duplicate-rows":
      return { ...answer, rows: answer.rows.flatMap((row) => [row, row]) };
    case "overlap": {
      const before = answer.before();
      return before === null ? answer : { ...answer, rows: [before, ...answer.rows] };
    }
    case "malformed-row":
      return editRows(answer, (rows) => rows.map((row, i) => (i === (fault.at ?? 0) ? fault.row : row)));
    case "edit-rows":
      return editRows(answer, fault.edit);
    case "expand-dropped":
      return editRows(answer, (rows) => rows.map(({ _embedded, ...row }) => row));
    case "stats-missing":
      return editRows(answer, (rows) => rows.map((row) => ({ ...row, _embedded: {} })));
    default:
      return answer;
  }
}
