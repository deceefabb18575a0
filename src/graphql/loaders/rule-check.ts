import type { RuleCheck } from "../../access/could-reach/direct-ways.ts";

/** Whether edits of a profile could make a rule hold is not worked out: none is ruled out. */
export const ruleCheck: RuleCheck = () => "POSSIBLE";
