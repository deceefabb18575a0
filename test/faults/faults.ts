import { answerFaults } from "./answer-faults.ts";
import type { FaultKind } from "./fault-kind.ts";
import { walkFaults } from "./walk-faults.ts";

/** Answers no attempt mends are sent for ever, the others once or for ever as the name says. */
export const faults: readonly FaultKind[] = [...answerFaults, ...walkFaults];
