import { insert } from "../org/ordered.ts";
import type { SimUser } from "../org/state.ts";
import type { SimOrg } from "../org.ts";
import type { Random } from "../random.ts";
import { sample } from "./plan.ts";

/** Every tenth OpenID Connect app acts on its own; half of those hold roles. Nothing else of them changes. */
export function generateServiceApps(org: SimOrg, random: Random): void {
  const apps = [...org.apps.values()].filter(({ signOnMode }) => signOnMode === "OPENID_CONNECT");
  // An app that is open to all is one last.
  const candidates = apps.sort((a, b) => Number(a.implicitAssignment) - Number(b.implicitAssignment));
  const chosen = candidates.slice(0, Math.ceil(apps.length / 10));
  for (const [number, app] of chosen.entries()) {
    const keys = Array.from({ length: 1 + random.int(3) }, (_, key) => ({
      id: org.nextId("pks"),
      kid: `service-${number}-${key}`,
      status: key === 2 ? ("INACTIVE" as const) : ("ACTIVE" as const),
      created: app.created,
      lastUpdated: app.lastUpdated,
    }));
    insert(org.apps, app.id, { ...app, serviceApp: true, keys });
    if (number % 2 === 0) org.setClientRoles(app.id, [number % 4 === 0 ? "GROUP_MEMBERSHIP_ADMIN" : "READ_ONLY_ADMIN"]);
  }
}

const factorTypes = ["push", "sms", "token:software:totp", "signed_nonce", "webauthn", "email", "question"] as const;

export function generateCredentials(org: SimOrg, random: Random, admins: readonly SimUser[]): void {
  for (const [number, user] of admins.entries()) {
    if (number % 8 === 0) org.addApiToken({ name: `Integration ${number}`, userId: user.id });
    const factors = Array.from(sample(random, factorTypes.length, random.int(4)), (place) => ({
      factorType: factorTypes[place] as string,
      status: random.chance(0.1) ? "PENDING_ACTIVATION" : "ACTIVE",
    }));
    org.setFactors(user.id, factors);
  }
}
