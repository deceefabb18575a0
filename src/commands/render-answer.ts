import { table } from "./table.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const mostRows = 1_000;
const widestCell = 120;

/** A GraphQL answer as a person reads it: lists and connections as tables, the rest as lines. */
export function renderAnswer(data: unknown, columns: number): string {
  return Object.entries(data as JsonObject)
    .flatMap(([name, value]) => section(name, value, columns))
    .join("\n\n");
}

function section(name: string, value: Json, columns: number): string[] {
  if (Array.isArray(value)) return [`${name}\n${rows(value, columns)}`];
  if (!isObject(value)) return [`${name}: ${value ?? "none"}`];
  const list = connectionItems(value);
  if (list !== null) {
    const { edges: _edges, nodes: _nodes, ...rest } = value;
    return [`${name}\n${rows(list, columns)}`, ...lines(rest)];
  }
  const nested = Object.entries(value).filter(([, inner]) => Array.isArray(inner) || isConnection(inner));
  const flat = Object.fromEntries(Object.entries(value).filter(([key]) => !nested.some(([other]) => other === key)));
  return [
    [name, ...lines(flat)].join("\n"),
    ...nested.flatMap(([key, inner]) => section(`${name}.${key}`, inner, columns)),
  ];
}

/** One paragraph of `name: value` lines, or none. */
function lines(value: JsonObject): string[] {
  const cells = Object.entries(flatten(value));
  return cells.length === 0 ? [] : [cells.map(([name, text]) => `${name}: ${text}`).join("\n")];
}

function rows(items: Json[], columns: number): string {
  if (items.length === 0) return "(none)";
  const shown = items.slice(0, mostRows).map((item) => (isObject(item) ? flatten(item) : { value: cell(item) }));
  const heads = columnsOf(shown);
  const text = table(
    heads,
    shown.map((row) => heads.map((head) => row[head] ?? "")),
    columns,
  );
  return items.length > mostRows ? `${text}\n… ${items.length - mostRows} more: --json prints all` : text;
}

/**
 * The columns of all rows, in the order in which they first come. An object that is null in one row and not in another
 * has columns of its own: its bare name is none.
 */
function columnsOf(shown: Record<string, string>[]): string[] {
  const all = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  const parents = new Set(all.filter((name) => all.some((other) => other.startsWith(`${name}.`))));
  const places = all.map((name, index) => {
    const parent = [...parents].find((candidate) => name.startsWith(`${candidate}.`));
    return { name, place: parent === undefined ? index : Math.min(index, all.indexOf(parent)) };
  });
  return places
    .filter(({ name }) => !parents.has(name))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

/** An object's leaves by dotted name. An edge's node needs no name of its own: its fields are what the row is about. */
function flatten(value: JsonObject, prefix = ""): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner) && !isConnection(inner))
      Object.assign(flat, flatten(inner, key === "node" ? prefix : `${prefix}${key}.`));
    else flat[prefix + key] = cell(inner);
  }
  return flat;
}

/** A list inside a row in one cell: `GROUP Finance; DIRECT`. */
function cell(value: Json): string {
  const text = plain(value);
  return text.length > widestCell ? `${text.slice(0, widestCell - 1)}…` : text;
}

function plain(value: Json): string {
  if (value === null) return "";
  if (!Array.isArray(value) && !isObject(value)) return String(value);
  const list = Array.isArray(value) ? value : connectionItems(value);
  if (list !== null) return list.map(plain).join("; ");
  return Object.values(value as JsonObject)
    .map(plain)
    .filter((text) => text !== "")
    .join(" ");
}

function connectionItems(value: JsonObject): Json[] | null {
  if (Array.isArray(value.edges)) return value.edges;
  return Array.isArray(value.nodes) ? value.nodes : null;
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isConnection = (value: Json): boolean => isObject(value) && connectionItems(value) !== null;
