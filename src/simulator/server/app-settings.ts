import type { SimApp } from "../org/state.ts";

const url = "https://app.example/sign-in";
const fields = { usernameField: "#username", passwordField: "#password" };

/** What an app of each sign-on mode cannot do without; catalogue apps have settings of their own instead. */
const byMode: Readonly<Record<string, Record<string, unknown>>> = {
  BOOKMARK: { requestIntegration: false, url },
  BROWSER_PLUGIN: { ...fields, buttonField: "#sign-in", url },
  BASIC_AUTH: { authURL: url, url },
  SECURE_PASSWORD_STORE: { ...fields, url },
};

export function appSettings({ signOnMode }: SimApp): Record<string, unknown> {
  return byMode[signOnMode ?? ""] ?? {};
}

export const samlSignOn = {
  ssoAcsUrl: "https://sp.example/acs",
  audience: "https://sp.example",
  recipient: "https://sp.example/acs",
  destination: "https://sp.example/acs",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own placeholder
  subjectNameIdTemplate: "${user.userName}",
  subjectNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: "RSA_SHA256",
  digestAlgorithm: "SHA256",
  honorForceAuthn: true,
  requestCompressed: false,
  allowMultipleAcsEndpoints: false,
  acsEndpoints: [],
  attributeStatements: [],
};
