import type { Agent } from "node:http";
import type { OktaSignIn } from "../config.ts";
import type { Clock } from "./clock.ts";
import type { Executor } from "./executor.ts";
import { checkServiceApp, signInAsServiceApp } from "./oauth/service-app.ts";
import { byProxy, proxyTo, type SignedIn, signInByToken } from "./sign-in.ts";
import { checkToken } from "./token.ts";

export interface SignInSurroundings {
  origin: string;
  agent: Agent;
  clock: Clock;
  notice(text: string): void;
  deliver: Executor["deliver"];
}

/** Checks what can be checked without Okta, at once; what it returns signs in with the first request. */
export function chooseSignIn(way: OktaSignIn): (surroundings: SignInSurroundings) => Promise<SignedIn> {
  if (way.kind === "API_TOKEN") {
    const token = checkToken(way.token);
    return ({ origin, agent, notice }) => signInByToken(origin, token, agent, notice);
  }
  const key = checkServiceApp(way);
  return async (surroundings) => {
    const proxy = await proxyTo(surroundings.origin);
    if (proxy !== undefined) surroundings.notice(byProxy);
    return signInAsServiceApp(way, key, { ...surroundings, agent: proxy ?? surroundings.agent });
  };
}
