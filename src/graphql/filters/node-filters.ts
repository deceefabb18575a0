import type { Filter } from "../../graph/queries/read.ts";
import { codedError } from "../errors.ts";
import type { AppFilter, GroupFilter, UserFilter } from "../generated.ts";
import { dateConditions, flagConditions, textConditions } from "./conditions.ts";
import { type Expression, everything, toNormalForm } from "./normal-form.ts";

type FieldKind = "text" | "date" | "flag";
type Fields<F> = Record<Exclude<keyof F, "and" | "or" | "not">, FieldKind>;
type Given<T> = T | null | undefined;

// The names of fields are those of the nodes' properties.
const userFields: Fields<UserFilter> = {
  oktaId: "text",
  login: "text",
  email: "text",
  displayName: "text",
  status: "text",
  department: "text",
  title: "text",
  managerId: "text",
  userType: "text",
  created: "date",
  activated: "date",
  lastLogin: "date",
  passwordChanged: "date",
  statusChanged: "date",
  lastUpdated: "date",
  firstSeen: "date",
};

const groupFields: Fields<GroupFilter> = {
  oktaId: "text",
  name: "text",
  description: "text",
  type: "text",
  sourceAppId: "text",
  lastUpdated: "date",
  lastMembershipUpdated: "date",
  firstSeen: "date",
};

const appFields: Fields<AppFilter> = {
  oktaId: "text",
  label: "text",
  name: "text",
  signOnMode: "text",
  status: "text",
  implicitAssignment: "flag",
  selfService: "flag",
  created: "date",
  lastUpdated: "date",
  firstSeen: "date",
};

export const userFilter = (filter: Given<UserFilter>): Filter => compile(filter, userFields);
export const groupFilter = (filter: Given<GroupFilter>): Filter => compile(filter, groupFields);
export const appFilter = (filter: Given<AppFilter>): Filter => compile(filter, appFields);

// Deeper than anybody writes; keeps a filter sent as a variable from exhausting the stack.
const deepest = 20;

function compile(filter: Given<object>, fields: Record<string, FieldKind>): Filter {
  return filter === null || filter === undefined ? everything : toNormalForm(toExpression(filter, fields, 0));
}

function toExpression(filter: object, fields: Record<string, FieldKind>, depth: number): Expression {
  if (depth > deepest) {
    throw codedError("LIMIT_EXCEEDED", `\`filter\` is nested more than ${deepest} deep. Write it flatter.`);
  }
  const nested = (part: object) => toExpression(part, fields, depth + 1);
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): Expression => {
      if (name === "and") return { kind: "all", parts: value.map(nested) };
      if (name === "or") return { kind: "any", parts: value.map(nested) };
      if (name === "not") return { kind: "not", part: nested(value) };
      switch (fields[name]) {
        case "text":
          return textConditions(name, value);
        case "date":
          return dateConditions(name, value);
        case "flag":
          return flagConditions(name, value);
        default:
          throw new Error(`no property belongs to the filter field ${name}`);
      }
    });
  return { kind: "all", parts };
}
