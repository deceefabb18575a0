import { codedError } from "../errors.ts";

interface ChoiceFilter<T extends string> {
  eq?: T | null | undefined;
  in?: readonly T[] | null | undefined;
}

/** @returns the choices that may pass; null when all may */
export function choices<T extends string>(filter: ChoiceFilter<T> | null | undefined): T[] | null {
  if (filter === null || filter === undefined) return null;
  if (filter.eq === null || filter.in === null) {
    throw codedError("BAD_USER_INPUT", "`eq: null` and `in: null` say nothing: leave them out.");
  }
  if (filter.eq === undefined) return filter.in === undefined ? null : [...filter.in];
  const { eq } = filter;
  return filter.in === undefined || filter.in.includes(eq) ? [eq] : [];
}
