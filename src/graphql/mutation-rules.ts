import { type DocumentNode, getOperationAST, Kind, OperationTypeNode, type ValidationRule } from "graphql";
import type { Plugin } from "graphql-yoga";
import { codedError } from "./errors.ts";

/**
 * What holds for mutations beyond what holds for questions: not every API key may send them, and no page of another site. That
 * GET runs none and that no form can send one is seen to where requests come in; here a browser's own account of where a request
 * comes from is looked at too.
 */
export function useMutationRules(): Plugin {
  return {
    onValidate: ({ addValidationRule }) => addValidationRule(oneAtATime),
    onExecute: ({ args, context, setResultAndStopExecution }) => {
      if (!isMutation(args.document, args.operationName)) return;
      const message = refusalOf(context);
      if (message === null) return;
      setResultAndStopExecution({ errors: [codedError("FORBIDDEN", message, { http: { status: 403 } })] });
    },
  };
}

function refusalOf({ request, readOnly = false }: { request?: Request; readOnly?: boolean }): string | null {
  if (readOnly) return "This API key is for questions only. Use a key that was made without --read-only.";
  if (request === undefined || isOwnOrigin(request.headers)) return null;
  return "Mutations are not taken from a page of another site.";
}

/** Fifty aliases of one mutation would be as many tries of a token in a single request. */
const oneAtATime: ValidationRule = (context) => ({
  OperationDefinition({ operation, selectionSet: { selections } }) {
    if (operation !== OperationTypeNode.MUTATION) return;
    const [first] = selections;
    if (selections.length === 1 && first?.kind === Kind.FIELD) return;
    context.reportError(codedError("LIMIT_EXCEEDED", "A request has one mutation, written without a fragment."));
  },
});

function isMutation(document: DocumentNode, operationName: string | null | undefined): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
}

/** Programs say nothing of where they come from; browsers do, and pages cannot make them say anything else. */
function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
