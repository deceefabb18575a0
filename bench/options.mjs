import { parseArgs } from "node:util";

export const parts = ["requests", "sync", "questions"];

export const usage = `Usage: npm run bench -- [options]

  --users, --groups, --apps COUNT   size of the large org (10000, 2000, 300)
  --seed TEXT                       the same seed gives the same org (1)
  --runs COUNT                      measured runs of each question, after a fifth as many to warm up (100)
  --only PART[,PART]                ${parts.join(", ")}
  --write                           also write docs/performance.md, which takes a run of all parts`;

/** What was asked for on the command line was not understood. */
export class UsageError extends Error {
  name = "UsageError";
}

/** @throws UsageError */
export function readOptions(args) {
  const values = parse(args);
  if (values.help) return null;
  const only = values.only === undefined ? parts : values.only.split(",").map((part) => part.trim());
  const unknown = only.find((part) => !parts.includes(part));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: the parts are ${parts.join(", ")}.`);
  if (values.write && only.length < parts.length) {
    throw new UsageError("--write takes a run of all parts: leave out --only.");
  }
  return {
    size: {
      users: count(values, "users"),
      groups: count(values, "groups"),
      apps: count(values, "apps"),
      seed: values.seed,
    },
    runs: count(values, "runs"),
    only: new Set(only),
    write: values.write,
  };
}

function parse(args) {
  const number = (preset) => ({ type: "string", default: String(preset) });
  try {
    return parseArgs({
      args,
      options: {
        users: number(10_000),
        groups: number(2_000),
        apps: number(300),
        seed: { type: "string", default: "1" },
        runs: number(100),
        only: { type: "string" },
        write: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function count(values, name) {
  const value = Number(values[name]);
  if (!/^\d+$/.test(values[name]) || value < 1) throw new UsageError(`--${name} must be a whole number from 1 on.`);
  return value;
}
