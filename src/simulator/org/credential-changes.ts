import { appParty, namedParty } from "../log/parties.ts";
import type { SimApiToken, SimAppKey } from "./admin-records.ts";
import { writeEvent } from "./log-events.ts";
import { insert, remove } from "./ordered.ts";
import { appOf, SimulatorError, userOf } from "./records.ts";
import { type OrgState, oktaTime, stamp } from "./state.ts";

export interface NewApiToken {
  name: string;
  userId: string;
  clientName?: string;
  /** In 30 days if not said. */
  expiresAt?: string;
}

export interface CredentialChanges {
  addApiToken(token: NewApiToken): SimApiToken;
  revokeApiToken(id: string): void;
  /** All factors of a user at once; ACTIVE ones of Okta's own unless said. */
  setFactors(userId: string, factors: readonly { factorType: string; provider?: string; status?: string }[]): void;
  /** All keys of an OpenID Connect app at once. */
  setAppKeys(appId: string, keys: readonly { kid: string; status?: SimAppKey["status"]; created?: string }[]): void;
}

export function credentialChanges(state: OrgState): CredentialChanges {
  return {
    addApiToken({ name, userId, clientName = "Okta API", expiresAt }) {
      if (userOf(state, userId).status === "DEPROVISIONED") throw new SimulatorError(`User ${userId} is deactivated`);
      const at = stamp(state);
      const token: SimApiToken = {
        id: state.nextId("00T"),
        name,
        clientName,
        userId,
        created: at,
        lastUpdated: at,
        expiresAt: expiresAt ?? oktaTime(Date.parse(at) + 30 * 86_400_000),
      };
      insert(state.apiTokens, token.id, token);
      writeEvent(state, "system.api_token.create", [namedParty("Token", token.id, name)]);
      return token;
    },

    revokeApiToken(id) {
      const token = state.apiTokens.get(id);
      if (token === undefined) throw new SimulatorError(`The simulated org has no API token ${id}`);
      remove(state.apiTokens, id);
      writeEvent(state, "system.api_token.revoke", [namedParty("Token", id, token.name)]);
    },

    setFactors(userId, factors) {
      userOf(state, userId);
      const at = stamp(state);
      const made = factors.map(({ factorType, provider = "OKTA", status = "ACTIVE" }) => {
        const known = state.factors.get(userId)?.find((one) => one.factorType === factorType);
        const { id, created } = known ?? { id: state.nextId("opf"), created: at };
        return { id, factorType, provider, status, created, lastUpdated: at };
      });
      if (made.length === 0) state.factors.delete(userId);
      else state.factors.set(userId, made);
    },

    setAppKeys(appId, keys) {
      const app = appOf(state, appId);
      if (app.signOnMode !== "OPENID_CONNECT") throw new SimulatorError(`App ${appId} is no OpenID Connect app`);
      const at = stamp(state);
      const made = keys.map(({ kid, status = "ACTIVE", created = at }): SimAppKey => {
        const known = app.keys.find((key) => key.kid === kid);
        return {
          id: known?.id ?? state.nextId("pks"),
          kid,
          status,
          created: known?.created ?? created,
          lastUpdated: at,
        };
      });
      insert(state.apps, appId, { ...app, keys: made, lastUpdated: at });
      writeEvent(state, "application.lifecycle.update", [appParty(app)]);
    },
  };
}
