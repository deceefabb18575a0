import { Command } from "commander";
import { ConfigError } from "../config.ts";
import { action } from "./action.ts";
import { exitCodes } from "./exit-codes.ts";
import { openApiKeys } from "./home/api-keys.ts";
import { table } from "./table.ts";

export function keysCommand(): Command {
  return new Command("keys")
    .description("API keys for callers of the GraphQL server; once one exists, every caller needs one")
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand())
    .addHelpText("after", "\nExample:\n  access-graph keys create reporting > reporting.key");
}

function createCommand(): Command {
  const command = new Command("create")
    .description("make a key and print it once; only its hash is kept")
    .argument("<name>", "who will use it")
    .option(
      "--read-only",
      "for a caller who only asks: no mutations, so nothing is connected, disconnected or synced by it",
    )
    .addHelpText("after", "\nExample:\n  access-graph keys create reporting > reporting.key");
  return action(command, async ({ config, terminal }, name: string, { readOnly = false }: { readOnly?: boolean }) => {
    const { key, secret } = await openApiKeys(config().home).create(name, readOnly);
    terminal.say(
      `Key ${key.id} for ${name}${readOnly ? ", who may only ask" : ""}. This is the only time it is shown. Callers send it as: Authorization: Bearer KEY`,
    );
    terminal.print(secret.reveal());
    return exitCodes.ok;
  });
}

function listCommand(): Command {
  const command = new Command("list")
    .description("the keys there are, without their secrets")
    .option("--json", "print a JSON array")
    .addHelpText("after", "\nExample:\n  access-graph keys list");
  return action(command, async ({ config, terminal }, { json }: { json?: boolean }) => {
    const keys = (await openApiKeys(config().home).list()).map(({ id, name, createdAt, readOnly = false }) => ({
      id,
      name,
      createdAt,
      readOnly,
    }));
    if (json) terminal.print(JSON.stringify(keys));
    else if (keys.length === 0) terminal.say("No API keys. Make one: access-graph keys create NAME");
    else {
      const rows = keys.map(({ id, name, createdAt, readOnly }) => [
        id,
        name,
        createdAt,
        readOnly ? "ask" : "ask, change",
      ]);
      terminal.print(table(["ID", "NAME", "CREATED", "MAY"], rows, terminal.columns));
    }
    return exitCodes.ok;
  });
}

/** Whoever pastes the whole key in place of its id means that key, and must not find it repeated in a log. */
function idOfKey(given: string): string {
  const [, id] = /^(?:agk_)?([0-9a-f]{1,64})(?:\..*)?$/s.exec(given.trim()) ?? [];
  if (id !== undefined) return id;
  throw new ConfigError("A key's id is 12 letters and digits: access-graph keys list shows them.");
}

function revokeCommand(): Command {
  const command = new Command("revoke")
    .description("end a key; a running server refuses it from the next request on")
    .argument("<id>", "the key's id, as keys list shows it")
    .addHelpText("after", "\nExample:\n  access-graph keys revoke 5f2a9c0b11de");
  return action(command, async ({ config, terminal }, id: string) => {
    const keys = openApiKeys(config().home);
    const key = await keys.revoke(idOfKey(id));
    terminal.say(`Revoked the key of ${key.name}.`);
    if ((await keys.list()).length === 0) {
      terminal.warn(
        "warning: that was the last key. A server on a loopback address now answers everybody on this machine.",
      );
    }
    return exitCodes.ok;
  });
}
