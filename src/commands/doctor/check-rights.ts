import type { OktaSignIn, ServiceApp } from "../../config.ts";
import { OktaAuthError, OktaError } from "../../okta/errors.ts";
import type { Okta, TokenRole } from "../../okta/okta.ts";
import { describeMissingScopes } from "../../sync/capabilities.ts";
import { exitCodes } from "../exit-codes.ts";
import { type Check, fail, pass, warn } from "./check.ts";

const leastPrivilege =
  "The least that sees admin permissions: a service app with the read scopes and a custom role with okta.iam.read and the view permissions of users, groups and apps. Without need of them: Read-only Administrator.";
const adminRoles = "Applications > Applications > the service app > Admin roles";

/** Whether the sign-in may read what a sync wants, and no more than that. */
export async function* checkRights(okta: Okta, signIn: OktaSignIn, name: string): AsyncGenerator<Check> {
  const found = await okta.probeRole();
  if (signIn.kind === "API_TOKEN") {
    yield ofToken(`${name}: role`, found);
    return;
  }
  const missing = describeMissingScopes(await okta.grants());
  yield missing.length === 0
    ? pass(`${name}: scopes`, "all that a sync can use are granted")
    : warn(
        `${name}: scopes`,
        missing.join("; "),
        "Grant them under Applications > Applications > the service app > Okta API Scopes, or leave it: answers say what is missing.",
      );
  yield await ofServiceApp(okta, signIn, `${name}: role`, found);
}

function ofToken(name: string, { role, adminPermissions, words }: TokenRole): Check {
  const detail = words.join("; ");
  if (role === "NONE")
    return fail(name, detail, "Create the token as a Read-only Administrator.", exitCodes.oktaRefused);
  if (role === "LIMITED") return warn(name, detail, "For whole answers create the token as a Read-only Administrator.");
  if (role === "SUPER_ADMIN" || adminPermissions) {
    return warn(
      name,
      detail,
      `If this is a Super Administrator's token, it can do far more than read. ${leastPrivilege}`,
    );
  }
  return pass(name, detail);
}

async function ofServiceApp(okta: Okta, app: ServiceApp, name: string, found: TokenRole): Promise<Check> {
  const detail = found.words.join("; ");
  if (found.role === "NONE") {
    const remedy = `Give it Read-only Administrator, or a custom role with okta.iam.read, under ${adminRoles}, and the read scopes under Okta API Scopes.`;
    return fail(name, detail, remedy, exitCodes.oktaRefused);
  }
  if (await isSuperAdministrator(okta, app)) {
    return warn(
      name,
      `${detail}; it is a Super Administrator`,
      `Take that role away under ${adminRoles}: the scopes are for reading, and the role is not needed. ${leastPrivilege}`,
    );
  }
  if (found.role === "LIMITED") {
    return warn(
      name,
      detail,
      `For whole answers give it Read-only Administrator under ${adminRoles}. ${leastPrivilege}`,
    );
  }
  return pass(name, detail);
}

/** Only a service app that may see roles is told its own; of others it is not known, and not said. */
async function isSuperAdministrator(okta: Okta, { clientId }: ServiceApp): Promise<boolean> {
  try {
    for await (const { records } of okta.admin.roles("clients", clientId, null)) {
      if (records.some(({ type }) => type === "SUPER_ADMIN")) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof OktaError && !(error instanceof OktaAuthError)) return false;
    throw error;
  }
}
