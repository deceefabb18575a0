/** What a condition of a group rule says, as a tree. */
export type Expression =
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "array"; items: readonly Expression[] }
  /** `user.department` */
  | { kind: "attribute"; name: string }
  /** `String.len(…)`, `isMemberOfGroup(…)`, `user.getInternalProperty(…)` */
  | { kind: "call"; name: string; args: readonly Expression[] }
  | { kind: "and" | "or"; parts: readonly Expression[] }
  | { kind: "not" | "minus"; part: Expression }
  | { kind: "comparison"; operator: Comparison; left: Expression; right: Expression }
  | { kind: "arithmetic"; operator: Arithmetic; left: Expression; right: Expression }
  | { kind: "choice"; condition: Expression; then: Expression; otherwise: Expression }
  /** Well formed, but what it comes to cannot be known here: a property of an app, an index, a regular expression. */
  | { kind: "opaque"; parts: readonly Expression[] };

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/" | "%";

/** What an expression is made of, one level down. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "attribute":
      return [];
    case "array":
      return expression.items;
    case "call":
      return expression.args;
    case "and":
    case "or":
    case "opaque":
      return expression.parts;
    case "not":
    case "minus":
      return [expression.part];
    case "comparison":
    case "arithmetic":
      return [expression.left, expression.right];
    case "choice":
      return [expression.condition, expression.then, expression.otherwise];
  }
}
