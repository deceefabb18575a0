import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { codedError } from "../errors.ts";
import { defaultPageSize, pageSize } from "../pages.ts";
import { limits } from "./limits.ts";

export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** What a list without page size has, as a rule. */
const usualLength = 10;
/** Lists that are short as a rule, though more can be asked for. */
const shortLists: Record<string, { length: number; largest?: number }> = {
  "AccessPath.rules": { length: 2 },
  "MembershipEdge.rules": { length: 2 },
  "ReachEdge.paths": { length: 5, largest: 1_000 },
  "Access.paths": { length: 5, largest: 1_000 },
  "User.adminRoles": { length: 10 },
  "Group.adminRoles": { length: 10 },
  "App.adminRoles": { length: 10 },
  "AdminScope.groups": { length: 5 },
  "AdminScope.apps": { length: 5 },
  "User.apiTokens": { length: 2 },
  "App.credentials": { length: 2 },
  "FactorList.nodes": { length: 5 },
  "CouldReachEdge.steps": { length: 2 },
  "ReachStep.causes": { length: 2 },
  "Power.doubts": { length: 1 },
  "HowToRemove.options": { length: 5, largest: 20 },
  "RemovalOption.cuts": { length: 4 },
  "RemovalCut.rules": { length: 2 },
  "AccessChange.causes": { length: 3 },
  "AccessChange.pathsBefore": { length: 5, largest: 1_000 },
  "AccessChange.pathsAfter": { length: 5, largest: 1_000 },
  "AccessChangeCause.rules": { length: 2 },
  "Finding.related": { length: 3 },
  "Finding.facts": { length: 4 },
  "FindingConnection.unknown": { length: 2 },
  "Organization.syncs": { length: 10, largest: 100 },
};
/** Lists that take far more to find than their entries are many: all administrators, and what each could do. */
const dearLists: Record<string, number> = {
  "Query.whoCan": 200,
  "User.powers": 20,
  "App.couldReach": 1_000,
  "User.couldReach": 2_000,
};
/** Counting everyone who reaches an app costs as much as reading some of them. */
const countCost = 10;

/**
 * Refuses an operation that may have to read too many nodes, before anything is read: page sizes, also those given by
 * variables, are multiplied along each path.
 * @returns the cost
 * @throws GraphQLError LIMIT_EXCEEDED
 */
export function checkCost(operation: Operation): number {
  const cost = costOf(operation);
  if (cost <= limits.cost) return cost;
  throw codedError(
    "LIMIT_EXCEEDED",
    `The operation may have to read ${cost} nodes; at most ${limits.cost} are allowed. Make \`first\` smaller or ask in parts.`,
    { cost, limit: limits.cost },
  );
}

/** How many nodes an operation may have to read. */
export function costOf({ schema, document, operationName, variables }: Operation): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  // Variables that do not fit are reported when the operation runs.
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (coerced === undefined) return 0;
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  // A fragment costs the same wherever it is spread in lists of one length; without this, fragments within fragments
  // would make the walk exponential.
  const known = new Map<string, number>();

  /** @param length how many entries the list has whose fields are selected here, where it is a connection */
  function costOfSet(set: SelectionSetNode, type: GraphQLCompositeType, length: number): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) cost += costOfField(selection, type, length);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        cost += costOfSet(selection.selectionSet, namedType(selection.typeCondition?.name.value) ?? type, length);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment === undefined) continue;
        const key = `${selection.name.value} ${length}`;
        const target = namedType(fragment.typeCondition.name.value) ?? type;
        if (!known.has(key)) known.set(key, costOfSet(fragment.selectionSet, target, length));
        cost += known.get(key) ?? 0;
      }
    }
    return cost;
  }

  function costOfField(node: FieldNode, parent: GraphQLCompositeType, length: number): number {
    const field =
      isObjectType(parent) || "getFields" in parent ? fieldOf(parent as GraphQLObjectType, node) : undefined;
    if (field === undefined) return 0;
    if (node.name.value === "totalCount") return countCost;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return 0;
    if (isConnection(type)) {
      const finding = 1 + (dearLists[`${parent.name}.${field.name}`] ?? 0);
      return finding + costOfSet(node.selectionSet, type, sizeOf(field, node, parent));
    }
    const isWithin = isConnection(parent) && (node.name.value === "edges" || node.name.value === "nodes");
    const count = isWithin ? length : isListType(getNullableType(field.type)) ? sizeOf(field, node, parent) : 1;
    // What hangs on an edge came with it.
    const own = parent.name.endsWith("Edge") && count === 1 ? 0 : 1;
    return count * (own + costOfSet(node.selectionSet, type, 1));
  }

  function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, parent: GraphQLCompositeType): number {
    const short = shortLists[`${parent.name}.${field.name}`];
    if (!field.args.some((argument) => argument.name === "first")) return short?.length ?? usualLength;
    const { first } = getArgumentValues(field, node, coerced) as { first?: number | null };
    return pageSize(first, short?.length ?? defaultPageSize, short?.largest);
  }

  function namedType(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  return costOfSet(operation.selectionSet, root, 1);
}

function fieldOf(type: GraphQLObjectType, node: FieldNode) {
  return type.getFields()[node.name.value];
}

function isConnection(type: GraphQLCompositeType): boolean {
  return type.name.endsWith("Connection");
}
