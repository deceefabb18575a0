import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { codedError } from "../errors.ts";
import { limits } from "./limits.ts";

/** Refuses fields nested too deep; introspection has a rule of graphql-js's own. */
const depthRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const depth = depthOf(operation.selectionSet, context, new Map());
    if (depth <= limits.depth) return;
    context.reportError(
      codedError("LIMIT_EXCEEDED", `The operation is nested ${depth} deep; at most ${limits.depth} is allowed.`),
    );
  },
});

function depthOf(
  set: SelectionSetNode,
  context: ValidationContext,
  known: Map<FragmentDefinitionNode, number>,
): number {
  const depths = set.selections.map((selection): number => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet, context, known);
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith("__")) return 0;
      return 1 + (selection.selectionSet === undefined ? 0 : depthOf(selection.selectionSet, context, known));
    }
    const fragment = context.getFragment(selection.name.value);
    if (!fragment) return 0;
    // Set before it is known, so that fragments that spread each other (another rule refuses them) end here.
    if (!known.has(fragment)) known.set(fragment, 0).set(fragment, depthOf(fragment.selectionSet, context, known));
    return known.get(fragment) ?? 0;
  });
  return Math.max(0, ...depths);
}

/** Refuses one question asked many times over under other names. */
const aliasRule: ValidationRule = (context) => {
  let count = 0;
  return {
    Field(field) {
      if (field.alias === undefined) return;
      count += 1;
      if (count !== limits.aliases + 1) return;
      context.reportError(
        codedError("LIMIT_EXCEEDED", `The document has more than ${limits.aliases} aliases. Use a list with a filter.`),
      );
    },
  };
};

const directiveRule: ValidationRule = (context): ASTVisitor => {
  let count = 0;
  return {
    Directive() {
      count += 1;
      if (count !== limits.directives + 1) return;
      context.reportError(codedError("LIMIT_EXCEEDED", `The document has more than ${limits.directives} directives.`));
    },
  };
};

export const documentRules: readonly ValidationRule[] = [depthRule, aliasRule, directiveRule];
