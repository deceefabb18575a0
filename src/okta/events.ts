import type { WaitReason } from "./gate.ts";

/** What a progress line may want to tell. Holds no secret and no personal data. */
export type OktaEvent =
  /** Requests of this rate bucket wait that long: the limit is used up, others use it, or too many were in flight. */
  | { kind: "wait"; bucket: string; ms: number; reason: WaitReason }
  /** A request failed in a way that may pass and is sent again after `ms`. */
  | { kind: "retry"; endpoint: string; attempt: number; ms: number; reason: string }
  /** Something a reader of the result should know. */
  | { kind: "notice"; text: string };
