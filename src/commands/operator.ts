import { byToken, type Config, ConfigError, parseToken } from "../config.ts";
import type { Graph } from "../graph/graph.ts";
import type { Log } from "../graphql/log.ts";
import type {
  ConnectedOrg,
  ConnectionRefusal,
  ConnectRequest,
  ConnectSource,
  NotConnectedSource,
  Operator,
} from "../graphql/operator.ts";
import { OktaAuthError, OktaError, OktaFeatureError, OktaPermissionError } from "../okta/errors.ts";
import { OrgUrlError } from "../okta/org-url.ts";
import { whoSyncs } from "../sync/lease.ts";
import { checkedOrgUrl } from "./connect-okta.ts";
import { connectOrg, type OrgToConnect, parseEmail } from "./connect-org.ts";
import { NameTakenError, openConnectionStore, parseConnectionName } from "./home/connection-store.ts";
import { PurgeRefusedError, purgeOrganization } from "./purge.ts";
import type { SyncRuns } from "./schedule/sync-runs.ts";

export interface OperatorOptions {
  config: () => Config;
  graph: Graph;
  runs: SyncRuns;
  orgs: () => Promise<ConnectedOrg[]>;
  log: Log;
}

/** A caller waits for no more than one request may take; a command has all the time. */
const patience = { maxAttempts: 2, maxWaitMs: 15_000 };

/** What the commands `connect`, `disconnect` and `sync` do, for those who ask a server for it. */
export function createOperator({ config, graph, runs, orgs, log }: OperatorOptions): Operator {
  return {
    async connectOkta(request, { caller, signal }) {
      const refused = (code: ConnectionRefusal, message: string): ConnectSource => {
        log.warn({ caller, code }, "an org was not connected by a mutation");
        return { __typename: "ConnectionRefused", code, message };
      };
      const settings = config();
      let given: OrgToConnect;
      try {
        given = checkedInput(settings, request);
      } catch (error) {
        if (error instanceof OrgUrlError) return refused("HOST_NOT_ALLOWED", error.message);
        if (error instanceof ConfigError) return refused("INVALID_INPUT", error.message);
        throw error;
      }
      try {
        const connecting = await connectOrg(settings, openConnectionStore(settings), given, { ...patience, signal });
        const { role, words, adminPermissions } = connecting.role;
        if (!connecting.stored || role === "NONE") return refused("TOKEN_SEES_NOTHING", words.join(" "));
        const { name, before, organization } = connecting;
        log.info({ caller, connection: name, orgUrl: given.orgUrl, role }, "an org was connected by a mutation");
        return {
          __typename: "OktaConnected",
          name,
          oktaId: organization.id,
          organizationName: organization.name,
          domain: new URL(given.orgUrl).host,
          isNew: before === null,
          role,
          adminPermissions,
          words,
        };
      } catch (error) {
        signal.throwIfAborted();
        const code = refusalOf(error);
        if (code !== null) return refused(code, (error as Error).message);
        throw error instanceof ConfigError ? error : withoutDetails(error);
      }
    },

    async disconnect({ name, purge }, { caller, signal }) {
      const store = openConnectionStore(config());
      const connections = await store.list();
      const stored = connections.find((one) => one.name === name);
      if (stored === undefined) return notConnected(connections.map((one) => one.name));
      let removed: number | null = null;
      if (purge) {
        const { running } = runs.of(stored);
        const message = "A sync of this org is running, and would write back what is removed. Nothing was removed.";
        if (running !== null) return { __typename: "SyncAlreadyRunning", message, running };
        try {
          // Before the connection goes: a purge that is cut short can be given again by name.
          removed = await purgeOrganization(graph, stored.organizationId, { signal });
        } catch (error) {
          if (!(error instanceof PurgeRefusedError)) throw error;
          return { __typename: "SyncAlreadyRunning", message, running: null };
        }
      }
      await store.remove(name);
      log.info({ caller, connection: name, orgUrl: stored.orgUrl, removed }, "an org was disconnected by a mutation");
      return { __typename: "Disconnected", name, organizationName: stored.organizationName, removed };
    },

    async syncNow(org, full, { caller }) {
      const message = "A sync of this org is running: wait for it to end.";
      const { running } = runs.of(org);
      if (running !== null) return { __typename: "SyncAlreadyRunning", message, running };
      const elsewhere = org.oktaId === null ? null : await whoSyncs(graph, org.oktaId);
      if (elsewhere !== null) {
        return {
          __typename: "SyncAlreadyRunning",
          message: `${message} It was not started here: ${elsewhere}.`,
          running: null,
        };
      }
      const kind = full ? "FULL" : "UPDATE";
      const started = runs.start(org, kind);
      if (started === null) return { __typename: "SyncAlreadyRunning", message, running: runs.of(org).running };
      const about = { caller, org: org.name ?? org.orgUrl, kind };
      log.info(about, "a sync was started by a mutation");
      started.ended.then(
        ({ exitCode, said }) => {
          const { status } = started.run;
          if (exitCode === 0) log.info({ ...about, status }, "synced");
          else log.warn({ ...about, status, exitCode, said }, "a sync did not end well; answers say what is missing");
        },
        (error: unknown) => log.error({ ...about, err: error }, "a sync could not be started"),
      );
      return { __typename: "SyncStarted", run: started.run };
    },

    orgs,
    runsOf: (org) => runs.of(org),
  };
}

function checkedInput(config: Config, { domain, token, name, email }: ConnectRequest): OrgToConnect {
  return {
    orgUrl: checkedOrgUrl(config, domain, "caller"),
    signIn: byToken(parseToken(token.reveal(), "The token")),
    name: name === null ? null : parseConnectionName(name),
    email: email === null ? null : parseEmail(email, "The e-mail address"),
  };
}

function notConnected(connections: string[]): NotConnectedSource {
  const known = connections.length === 0 ? "None is stored." : `Stored: ${connections.join(", ")}.`;
  return { __typename: "NotConnected", message: `There is no connection of this name. ${known}`, connections };
}

function refusalOf(error: unknown): ConnectionRefusal | null {
  if (error instanceof OrgUrlError) return "HOST_NOT_ALLOWED";
  if (error instanceof NameTakenError) return "NAME_TAKEN";
  if (error instanceof OktaAuthError || error instanceof OktaPermissionError || error instanceof OktaFeatureError)
    return "TOKEN_REFUSED";
  return error instanceof OktaError ? "OKTA_UNREACHABLE" : null;
}

/** What is logged of an error that nobody foresaw: errors of HTTP clients carry what was sent. */
function withoutDetails(error: unknown): Error {
  const plain = new Error("connecting an org failed");
  if (error instanceof Error) plain.stack = `${plain.message}: ${error.name}\n${stackFrames(error)}`;
  return plain;
}

const stackFrames = ({ stack = "" }: Error) =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
