import { roleScope } from "../access/admin-roles.ts";
import { type FindingKind, findings } from "../access/findings/catalogue.ts";
import type { FindingParameters, RuleSide, SeparationRule } from "../access/findings/finding.ts";
import type { OrganizationRow } from "../graph/queries/rows.ts";
import type { Context } from "./context.ts";
import { codedError } from "./errors.ts";
import type { FindingParametersInput, SeparationRuleInput, SeparationSideInput } from "./generated.ts";
import { appKind, findPasted, findRole, groupKind } from "./lookup.ts";

/** The parameters of one question, each given or preset. */
export type Asked = FindingParameters;

const ranges = {
  days: [1, 3_650],
  percent: [0, 100],
  peers: [2, 1_000_000],
  minimum: [2, 100],
  most: [0, 1_000_000],
} as const;
const mostRules = 100;
const mostNames = 100;

/**
 * What is asked for: presets where nothing is given, and keys instead of names.
 * @throws GraphQLError BAD_USER_INPUT for what the kind does not take, what is out of range, and names that nothing bears: a
 * misspelt app must not look like one without conflicts
 */
export async function findingAsked(
  context: Context,
  org: OrganizationRow,
  kind: FindingKind,
  given: FindingParametersInput | null | undefined,
): Promise<Asked> {
  const { parameters: presets } = findings[kind];
  const values = Object.entries(given ?? {}).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of values) {
    if (!Object.hasOwn(presets, name)) {
      const taken = Object.keys(presets).map((one) => `\`${one}\``);
      const words = taken.length === 0 ? "It takes none." : `It takes ${taken.join(", ")}.`;
      throw codedError("BAD_USER_INPUT", `${kind} has no parameter \`${name}\`. ${words}`);
    }
    const range = Object.hasOwn(ranges, name) ? ranges[name as keyof typeof ranges] : undefined;
    if (range !== undefined && !(Number(value) >= range[0] && Number(value) <= range[1])) {
      throw codedError("BAD_USER_INPUT", `\`${name}\` is ${String(value)}; it must be between ${range.join(" and ")}.`);
    }
  }
  const { apps, rules, ...plain } = Object.fromEntries(values) as FindingParametersInput;
  const asked = { ...presets, ...plain } as Asked;
  if (apps) asked.apps = await keysOf(apps, "apps", (name) => findPasted(context, appKind, name, org.oktaId));
  if (rules) asked.rules = await rulesOf(context, org, rules);
  if (presets.rules !== undefined && (asked.rules ?? []).length === 0) {
    throw codedError(
      "BAD_USER_INPUT",
      `${kind} needs \`rules\`: what must not come together, or not be without another.`,
    );
  }
  return asked;
}

async function rulesOf(
  context: Context,
  org: OrganizationRow,
  given: readonly SeparationRuleInput[],
): Promise<SeparationRule[]> {
  if (given.length > mostRules)
    throw codedError("LIMIT_EXCEEDED", `At most ${mostRules} \`rules\` can be given at once.`);
  const rules: SeparationRule[] = [];
  for (const { name, a, b, without } of given) {
    const other = b ?? without;
    if (!other || (b && without)) {
      throw codedError("BAD_USER_INPUT", `In the rule ${JSON.stringify(name)} give either \`b\` or \`without\`.`);
    }
    rules.push({
      name,
      a: await sideOf(context, org, name, "side a", a),
      b: await sideOf(context, org, name, b ? "side b" : "`without`", other),
      isLack: !b,
    });
  }
  return rules;
}

async function sideOf(
  context: Context,
  org: OrganizationRow,
  rule: string,
  part: string,
  side: SeparationSideInput,
): Promise<RuleSide> {
  const place = `the rule ${JSON.stringify(rule)}, ${part}`;
  const apps = await keysOf(side.apps ?? [], place, (name) => findPasted(context, appKind, name, org.oktaId));
  const groups = await keysOf(side.groups ?? [], place, (name) => findPasted(context, groupKind, name, org.oktaId));
  const roles = await keysOf(side.roles ?? [], place, (name) => pastedRole(context, org, name));
  if (apps.length + groups.length + roles.length > 0) return { apps, groups, roles };
  throw codedError("BAD_USER_INPUT", `In ${place} nothing is named: give \`apps\`, \`groups\` or \`roles\`.`);
}

/** A role by type, Okta id or label. A standard role that nobody has is in no graph, and is still one. */
async function pastedRole(context: Context, org: OrganizationRow, name: string): Promise<{ key: string }> {
  if (name !== "CUSTOM" && roleScope(name) !== "UNKNOWN") return { key: `${org.orgId}/${name}` };
  const found =
    (await findRole(context, { oktaId: name, org: org.oktaId })) ??
    (await findRole(context, { label: name, org: org.oktaId }));
  if (found !== null) return found;
  throw codedError("BAD_USER_INPUT", `There is no role ${JSON.stringify(name)}. Give its type, Okta id or label.`);
}

async function keysOf(
  names: readonly string[],
  place: string,
  find: (name: string) => Promise<{ key: string }>,
): Promise<string[]> {
  if (names.length > mostNames) {
    throw codedError(
      "LIMIT_EXCEEDED",
      `At most ${mostNames} names can be given in ${place}; there are ${names.length}.`,
    );
  }
  const found = await Promise.all(names.map(find));
  return [...new Set(found.map(({ key }) => key))];
}
