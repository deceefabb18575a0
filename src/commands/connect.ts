import { Command } from "commander";
import { byToken, ConfigError } from "../config.ts";
import type { TokenRole } from "../okta/role.ts";
import { action, type Context } from "./action.ts";
import { checkedOrgUrl } from "./connect-okta.ts";
import { connectOrg, parseEmail } from "./connect-org.ts";
import { exitCodes } from "./exit-codes.ts";
import { openConnectionStore, parseConnectionName } from "./home/connection-store.ts";
import { readServiceApp, type ServiceAppOptions } from "./read-service-app.ts";
import { readToken } from "./read-token.ts";
import { UsageError } from "./usage-error.ts";

interface Options extends ServiceAppOptions {
  tokenFile?: string;
  token?: unknown;
  name?: string;
  email?: string;
}

export function connectCommand(): Command {
  const command = new Command("connect")
    .description("register an Okta org and tell what its token or service app lets Access Graph see")
    .argument("<domain>", "the org, such as your-org.okta.com; an address copied from Okta's pages will do")
    .argument("[source]", "- reads the token from stdin")
    .option("--token-file <file>", "read the API token from this file (- is stdin) instead of asking for it")
    .option("--client-id <id>", "sign in as this OAuth service app instead of with an API token")
    .option("--key-file <file>", "the service app's private key: PEM, or a JWK in JSON (- is stdin)")
    .option("--key-id <kid>", "which of the app's keys it is, where it has several and the file does not say")
    .option("--scopes <scopes>", "the scopes to ask for, by commas (default: all read scopes a sync can use)")
    .option("--dpop", "prove possession of each token (DPoP), as the app's General tab may demand")
    .option("--name <name>", "what to call this connection (default: the first part of the domain)")
    .option("--email <address>", "whom to ask about this connection")
    .addHelpText(
      "after",
      "\nExamples:\n  access-graph connect your-org.okta.com --token-file ./okta-token\n" +
        "  access-graph connect your-org.okta.com --client-id 0oa1b2c3 --key-file ./key.pem",
    );
  command.addOption(command.createOption("--token [value]").hideHelp());
  return action(command, connect);
}

async function connect(context: Context, domain: string, source: string | undefined, options: Options) {
  const { terminal, signal } = context;
  refuseTokenArguments(source, options);
  const email = readEmail(options.email);
  const wantedName = options.name === undefined ? null : parseConnectionName(options.name);
  const config = context.config();
  const orgUrl = checkedOrgUrl(config, domain);
  const store = openConnectionStore(config);
  // A damaged store is told before anybody types a token.
  const known = await store.list();

  const app = await readServiceApp(options);
  const signIn = app ?? byToken(await readToken({ file: options.tokenFile, stdin: source === "-" }, signal));
  terminal.say(`Asking ${orgUrl} …`);
  const connecting = await connectOrg(
    config,
    store,
    { orgUrl, signIn, name: wantedName, email },
    { signal, maxAttempts: 3, maxWaitMs: 60_000 },
  );
  const { organization, role, missingScopes } = connecting;
  if (!connecting.stored) {
    terminal.warn(role.words.map((word) => `  ${word}`).join("\n"));
    for (const line of missingScopes) terminal.warn(`  ${line}`);
    terminal.warn(
      app === null
        ? "error: Okta accepts the token, but it may read nothing. Nothing was stored. Create the token as a Read-only Administrator."
        : "error: Okta accepts the service app, but it may read nothing. Nothing was stored. Give it what is missing above, and connect again.",
    );
    return exitCodes.oktaRefused;
  }
  const { name, before } = connecting;
  terminal.print(
    `${before === null ? "Connected" : "Updated the connection to"} ${organization.name} (${orgUrl}) as ${name}.`,
  );
  terminal.print(`The ${app === null ? "token" : "service app"}'s role: ${roleName(role)}`);
  for (const word of role.words) terminal.print(`  ${word}`);
  for (const line of missingScopes) terminal.print(`  ${line}`);
  terminal.say(`\nNext: access-graph sync${known.length > (before === null ? 0 : 1) ? ` --org ${name}` : ""}`);
  return exitCodes.ok;
}

/** The value is not repeated: it may be a real token, and is already in the shell's history. */
function refuseTokenArguments(source: string | undefined, options: Options): void {
  if (options.token !== undefined) {
    throw new UsageError(
      "A token is never given on the command line, where every process on this machine and the shell's history can see it. " +
        "Use --token-file FILE, or - for stdin, or wait for the question. If that was a real token, revoke it in Okta.",
    );
  }
  if (source !== undefined && source !== "-") {
    throw new UsageError(
      "After the domain only - may follow (the token on stdin). A token is never given on the command line: use --token-file FILE.",
    );
  }
  if (options.clientId !== undefined && (source !== undefined || options.tokenFile !== undefined)) {
    throw new UsageError("Give either a token or --client-id with --key-file, not both.");
  }
  if (source === "-" && options.tokenFile !== undefined && options.tokenFile !== "-") {
    throw new UsageError("Give either --token-file FILE or -, not both.");
  }
}

function readEmail(text: string | undefined): string | null {
  try {
    return text === undefined ? null : parseEmail(text, "--email");
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(error.message) : error;
  }
}

function roleName({ role }: TokenRole): string {
  const names: Record<string, string> = {
    SUPER_ADMIN: "Super Administrator",
    READ_ONLY_ADMIN: "Read-only Administrator",
    LIMITED: "limited",
  };
  return names[role] ?? role;
}
