import { codedError } from "../errors.ts";
import { limits } from "./limits.ts";

/**
 * Refuses variables nested deeper than any input is, for whoever walks them later may do so by recursion, and more of them
 * than any input has.
 * @throws GraphQLError LIMIT_EXCEEDED
 */
export function checkVariables(variables: unknown): void {
  let level = [variables];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.variableDepth) {
      throw codedError("LIMIT_EXCEEDED", `Variables are nested more than ${limits.variableDepth} deep.`);
    }
    count += level.length;
    if (count > limits.variableValues) {
      throw codedError("LIMIT_EXCEEDED", `Variables have more than ${limits.variableValues} values.`);
    }
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
}
