import { readFileSync } from "node:fs";
import { ConfigError } from "./config-error.ts";

/** A secret given as itself or by a file; null when it is given by neither. */
export function readSecretSetting<V extends Record<string, unknown>>(
  values: V,
  direct: keyof V & string,
  byFile: keyof V & string,
  path: (text: string) => string,
): string | null {
  const value = values[direct];
  const file = values[byFile];
  if (value !== undefined && file !== undefined)
    throw new ConfigError(`${direct} and ${byFile} are both set: keep one.`);
  if (typeof file !== "string") return typeof value === "string" ? value : null;
  let text: string;
  try {
    text = readFileSync(path(file), "utf8");
  } catch (error) {
    throw new ConfigError(`${byFile} names a file that cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
  const content = text.replace(/[\r\n]+$/, "");
  if (content === "") throw new ConfigError(`${byFile} names an empty file: put the secret there, and nothing else.`);
  return content;
}
