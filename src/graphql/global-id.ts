import { codedError } from "./errors.ts";

export const nodeTypes = ["Organization", "User", "Group", "App", "GroupRule", "Role", "ResourceSet", "Sync"] as const;
export type NodeType = (typeof nodeTypes)[number];

export interface GlobalId {
  type: NodeType;
  /** The node's key in the graph: org id, a slash, Okta id. */
  key: string;
}

export function toGlobalId(type: NodeType, key: string): string {
  return Buffer.from(`${type}:${key}`, "utf8").toString("base64url");
}

/** @returns null when the text is no global id of ours */
export function parseGlobalId(id: string): GlobalId | null {
  const text = Buffer.from(id, "base64url").toString("utf8");
  // Okta ids are base64url text too: only what encodes back to the same letters was made here.
  if (Buffer.from(text, "utf8").toString("base64url") !== id) return null;
  const colon = text.indexOf(":");
  const type = nodeTypes.find((name) => name === text.slice(0, colon));
  const key = text.slice(colon + 1);
  return type !== undefined && key.includes("/") ? { type, key } : null;
}

/** @returns the key of the node; throws BAD_USER_INPUT when the id is not one, or one of another type */
export function keyOfGlobalId(id: string, type: NodeType): string {
  const parsed = parseGlobalId(id);
  if (parsed?.type === type) return parsed.key;
  const what = parsed === null ? "no global id" : `the global id of a ${parsed.type}`;
  throw codedError("BAD_USER_INPUT", `\`id\` is ${what}, not that of a ${type}. For an id of Okta's use \`oktaId\`.`);
}

export function orgIdOfKey(key: string): string {
  return key.slice(0, key.indexOf("/"));
}

export function oktaIdOfKey(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}
