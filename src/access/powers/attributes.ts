/** Which attributes of a profile a permission is limited to: all, only some, or all but some. */
export interface EditableAttributes {
  only: ReadonlySet<string> | null;
  except: ReadonlySet<string>;
}

export const allAttributes: EditableAttributes = { only: null, except: new Set() };

const profile = "okta:ResourceAttribute/User/Profile";

/**
 * Reads the conditions of a permission, JSON as Okta writes it.
 * @returns null where they say something else than which attributes: then nothing is certain of the permission
 */
export function readConditions(json: string): EditableAttributes | null {
  let conditions: unknown;
  try {
    conditions = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isObject(conditions)) return null;
  const { include, exclude, ...rest } = conditions;
  if (Object.keys(rest).length > 0) return null;
  const only = listOf(include);
  const except = listOf(exclude);
  if (only === undefined || except === undefined) return null;
  return { only: only === null ? null : new Set(only), except: new Set(except ?? []) };
}

/** @returns null where nothing is said, undefined where it cannot be read */
function listOf(part: unknown): string[] | null | undefined {
  if (part === undefined || part === null) return null;
  if (!isObject(part)) return undefined;
  const { [profile]: names, ...rest } = part;
  if (Object.keys(rest).length > 0 || !Array.isArray(names)) return undefined;
  return names.every((name) => typeof name === "string") ? names : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
