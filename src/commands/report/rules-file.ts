import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { ConfigError } from "../../config.ts";
import { readInputFile } from "../read-input.ts";

const names = z.array(z.string().min(1)).min(1).max(100).optional();
const side = z
  .strictObject({ apps: names, groups: names, roles: names })
  .refine((one) => one.apps || one.groups || one.roles, "names nothing: give apps, groups or roles");
const rule = z
  .strictObject({ name: z.string().min(1), a: side, b: side.optional(), without: side.optional() })
  .refine((one) => (one.b === undefined) !== (one.without === undefined), "give either b or without");
const file = z.strictObject({ rules: z.array(rule).min(1).max(100) });

export type SeparationRules = z.output<typeof file>["rules"];

const mostBytes = 256 * 1024;

/**
 * What must not come together, from a file of YAML or JSON: `rules`, each with a `name` and two sides, `a` and either `b` or
 * `without`, which name apps, groups or roles.
 * @throws ConfigError that says where the file is wrong
 */
export async function readRulesFile(path: string): Promise<SeparationRules> {
  const text = await readInputFile(path, mostBytes, "The file of rules");
  const { data, error } = file.safeParse(parsed(path, text));
  if (data !== undefined) return data.rules;
  const lines = error.issues.slice(0, 10).map((issue) => `  ${placeOf(issue.path)}: ${issue.message}`);
  throw new ConfigError(`${path} is no file of rules:\n${lines.join("\n")}`);
}

function parsed(path: string, text: string): unknown {
  try {
    // JSON is YAML too. Aliases are not needed here, and can make a small file a huge value.
    return parse(text, { maxAliasCount: 0 });
  } catch (error) {
    const where = error instanceof YAMLParseError ? error.message : "it uses what YAML has for repetition";
    throw new ConfigError(`${path} is neither YAML nor JSON: ${where}`, { cause: error });
  }
}

/** `rules[0].a.apps`, as people write it. */
function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text === "" ? "the file" : text.replace(/^\./, "");
}
