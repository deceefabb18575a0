import { parseArgs } from "node:util";

export const parts = [
  "requests",
  "sync",
  "incremental",
  "roles",
  "log",
  "questions",
  "foresight",
  "findings",
  "history",
];

const named = {
  "10k": { users: 10_000, groups: 2_000, apps: 300 },
  "100k": { users: 100_000, groups: 10_000, apps: 500 },
};

export const usage = `Usage: npm run bench -- [options]

  --size SIZE[,SIZE]                ${Object.keys(named).join(", ")}; each gets a Neo4j of its own (all)
  --users, --groups, --apps COUNT   an org of another size instead
  --seed TEXT                       the same seed gives the same org (1)
  --runs COUNT                      measured runs of each question, after a fifth as many to warm up (100)
  --only PART[,PART]                ${parts.join(", ")}
  --write                           also write what was measured to docs/performance.md; the rest of it stays`;

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
  if (values.write && values.users !== undefined) {
    throw new UsageError("--write takes the sizes of docs/performance.md: leave out --users, --groups and --apps.");
  }
  return {
    sizes: sizesOf(values).map((size) => ({ ...size, seed: values.seed })),
    runs: count(values, "runs"),
    only: new Set(only),
    write: values.write,
  };
}

function sizesOf(values) {
  const own = ["users", "groups", "apps"].filter((name) => values[name] !== undefined);
  if (own.length > 0) {
    if (own.length < 3 || values.size !== undefined) {
      throw new UsageError("An org of another size takes --users, --groups and --apps, and no --size.");
    }
    return [{ users: count(values, "users"), groups: count(values, "groups"), apps: count(values, "apps") }];
  }
  const names = values.size === undefined ? Object.keys(named) : values.size.split(",").map((name) => name.trim());
  return names.map((name) => {
    if (!Object.hasOwn(named, name)) {
      throw new UsageError(`--size ${name}: the sizes are ${Object.keys(named).join(", ")}.`);
    }
    return named[name];
  });
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        size: { type: "string" },
        users: { type: "string" },
        groups: { type: "string" },
        apps: { type: "string" },
        seed: { type: "string", default: "1" },
        runs: { type: "string", default: "100" },
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
