import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Context } from "./context.ts";

/** A field on the way from the operation to a value: what the answer calls it, and the type that it is a field of. */
interface Step {
  name: string;
  type: string;
}

const known = new WeakMap<Context, Map<string, ReadonlySet<string>>>();

/**
 * The names of all fields that the operation asks of the object whose field is being resolved: in this selection set and
 * in whatever fragment it spreads, and under whatever alias.
 */
export function selectedBeside(context: Context, info: GraphQLResolveInfo): ReadonlySet<string> {
  const steps = stepsOf(info);
  const place = JSON.stringify(steps);
  const found = known.get(context) ?? new Map<string, ReadonlySet<string>>();
  known.set(context, found);
  const names = found.get(place) ?? new Set(fieldsAlong(steps, info).map((field) => field.name.value));
  found.set(place, names);
  return names;
}

function stepsOf({ path }: GraphQLResolveInfo): Step[] {
  const steps: Step[] = [];
  for (let at: GraphQLResolveInfo["path"] | undefined = path; at !== undefined; at = at.prev) {
    if (typeof at.key === "string") steps.unshift({ name: at.key, type: at.typename ?? "" });
  }
  return steps;
}

/** The fields that stand beside the last step. */
function fieldsAlong(steps: readonly Step[], info: GraphQLResolveInfo): FieldNode[] {
  let sets: SelectionSetNode[] = [info.operation.selectionSet];
  let fields: FieldNode[] = [];
  for (const { name, type } of steps) {
    fields = fieldsOf(sets, type, info);
    const taken = fields.filter((field) => (field.alias ?? field.name).value === name);
    sets = taken.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  }
  return fields;
}

function fieldsOf(sets: readonly SelectionSetNode[], type: string, info: GraphQLResolveInfo): FieldNode[] {
  const spread = new Set<string>();
  const visit = (set: SelectionSetNode): FieldNode[] =>
    set.selections
      .filter((selection) => isIncluded(selection, info))
      .flatMap((selection): FieldNode[] => {
        if (selection.kind === Kind.FIELD) return [selection];
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          return applies(selection.typeCondition?.name.value, type, info) ? visit(selection.selectionSet) : [];
        }
        const name = selection.name.value;
        const fragment = info.fragments[name];
        if (fragment === undefined || spread.has(name)) return [];
        spread.add(name);
        return applies(fragment.typeCondition.name.value, type, info) ? visit(fragment.selectionSet) : [];
      });
  return sets.flatMap(visit);
}

function isIncluded(selection: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.if !== true && include?.if !== false;
}

function applies(condition: string | undefined, type: string, { schema }: GraphQLResolveInfo): boolean {
  if (condition === undefined || condition === type) return true;
  const wider = schema.getType(condition);
  return isAbstractType(wider) && schema.getPossibleTypes(wider).some(({ name }) => name === type);
}
