import { barriers } from "../../src/access/powers/barriers.ts";
import { powerRules } from "../../src/access/powers/grants.ts";
import type { Grantor, PowerRule } from "../../src/access/powers/power-rule.ts";

const nameOf = (from: Grantor) => ("type" in from ? from.type : from.permission);
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;

const narrowings: Record<PowerRule["narrowedBy"], string> = {
  GROUP_TARGETS: "group targets",
  GROUP_TARGET_MEMBERS: "members of group targets",
  APP_TARGETS: "app targets",
  RESOURCE_SET: "resource set",
  NOTHING: "nothing",
};

/** The table of powers, one line a rule, as `docs/powers.md` has it. */
export function rulesTable(rules: readonly PowerRule[] = powerRules): string[] {
  return [
    row("rule", "action", "narrowed by", "needs besides", "confidence", "evidence", "says"),
    "|---|---|---|---|---|---|---|",
    ...rules.map((rule) =>
      row(
        `\`${rule.id}\``,
        `\`${rule.action}\``,
        narrowings[rule.narrowedBy],
        rule.with?.grantors.map(({ from }) => `\`${nameOf(from)}\``).join(" or ") ?? "",
        rule.confidence,
        rule.evidence,
        rule.says,
      ),
    ),
  ];
}

export function barriersTable(): string[] {
  return [
    row("barrier", "effect", "evidence", "says"),
    "|---|---|---|---|",
    ...barriers.map(({ id, effect, evidence, says }) => row(`\`${id}\``, effect, evidence, says)),
  ];
}
