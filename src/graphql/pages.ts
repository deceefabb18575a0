import { type Order, readCursor, toCursor } from "./cursors.ts";
import { codedError } from "./errors.ts";

export const defaultPageSize = 20;
export const largestPage = 100;

/** Exclusive bounds of `sortKey` that hold exactly the entries of one org. */
export function rangeOfOrg(orgId: string): { from: string; to: string } {
  return { from: `${orgId}\u0000`, to: `${orgId}\u0001` };
}

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** One page to read: where it lies in the order, and how many entries it has. */
export interface PageRequest {
  order: Order;
  first: number;
  isContinued: boolean;
  from: string;
  to: string;
}

export interface Page<E> {
  edges: E[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** @throws GraphQLError LIMIT_EXCEEDED, BAD_USER_INPUT or BAD_CURSOR */
export function requestPage(given: PageArguments, order: Order, orgId: string): PageRequest {
  const range = rangeOfOrg(orgId);
  const first = pageSize(given.first);
  const after = given.after ?? null;
  if (after === null) return { order, first, isContinued: false, ...range };
  const place = readCursor(after, order, orgId);
  return { order, first, isContinued: true, ...range, ...(order.descending ? { to: place } : { from: place }) };
}

export function pageSize(first: number | null | undefined, preset = defaultPageSize, largest = largestPage): number {
  const size = first ?? preset;
  if (size > largest) {
    throw codedError(
      "LIMIT_EXCEEDED",
      `\`first\` is ${size}; at most ${largest} can be had at once. Read on with \`after\`.`,
    );
  }
  if (size < 0) throw codedError("LIMIT_EXCEEDED", `\`first\` is ${size}; it must be between 0 and ${largest}.`);
  return size;
}

/** How many rows to read: one more than the page has, which tells whether another page follows. */
export function limitOf(request: PageRequest): bigint {
  return BigInt(request.first + 1);
}

/** @param rows in the order of the request, as many as `limitOf` says */
export function toPage<R, E>(
  request: PageRequest,
  rows: readonly R[],
  sortKeyOf: (row: R) => string,
  toEdge: (row: R, cursor: string) => E,
): Page<E> {
  return {
    edges: rows.slice(0, request.first).map((row) => toEdge(row, toCursor(request.order, sortKeyOf(row)))),
    hasNextPage: rows.length > request.first,
    hasPreviousPage: request.isContinued,
  };
}
