import { BlockList, isIP } from "node:net";

/** An org URL that must not be given the token. The message says which address would do. */
export class OrgUrlError extends Error {
  override name = "OrgUrlError";
}

export interface OrgUrlRules {
  /** Take `http://` on this machine's own addresses, at any port: for a simulated org. */
  allowLoopback: boolean;
  /** Custom domains, allowed by the operator's own configuration only; never by a web request. */
  allowedHosts: readonly string[];
}

/** The domains that Okta gives its orgs, as its own SDKs know them. */
const oktaDomains = [
  "okta.com",
  "oktapreview.com",
  "okta-emea.com",
  "okta-gov.com",
  "okta.mil",
  "okta-miltest.com",
  "trex-gov.com",
];
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const example = "Give the org's own address, such as https://example.okta.com.";

/**
 * The origin of an Okta org from what people paste: the Admin Console's address, an authorization server's URL,
 * a bare host name. Whatever could carry the token to someone else is refused before anything is sent.
 */
export function parseOrgUrl(input: string, { allowLoopback, allowedHosts }: OrgUrlRules): string {
  const text = input.trim();
  if (/yourOktaDomain/i.test(text))
    throw new OrgUrlError(`The org URL is still the placeholder of a guide. ${example}`);
  if (text === "") throw new OrgUrlError(`The org URL is empty. ${example}`);
  // A URL parser quietly drops tabs and line breaks, turns backslashes round and decodes host names: none belongs here.
  if (!/^[\x21-\x7e]+$/.test(text) || !/^[^\\%]+$/.test(authorityOf(text))) {
    throw new OrgUrlError(`The org URL holds characters that do not belong in one. ${example}`);
  }
  const url = parse(text);
  if (url.username !== "" || url.password !== "" || authorityOf(text).includes("@")) {
    throw new OrgUrlError(`The org URL carries a user name or password. ${example}`);
  }
  if (isLoopbackHost(url.hostname)) return loopbackOrigin(url, allowLoopback);
  if (url.protocol !== "https:") throw new OrgUrlError(`The org URL must begin with https://. ${example}`);
  if (url.port !== "") throw new OrgUrlError(`An Okta org answers on the usual port only. ${example}`);
  const host = url.hostname;
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0) throw new OrgUrlError(`The org URL is an IP address. ${example}`);
  if (host.endsWith(".")) throw new OrgUrlError(`The org URL's host ends in a dot. ${example}`);
  if (allowedHosts.some((allowed) => allowed.trim().toLowerCase() === host)) return url.origin;
  if (host.split(".").some((part) => part.startsWith("xn--"))) {
    throw new OrgUrlError(`The org URL's host is an internationalised name, which no Okta org has. ${example}`);
  }
  return `https://${orgHost(host)}`;
}

/** True for the addresses that never leave this machine. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "localhost") return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

function parse(text: string): URL {
  // Only `//` makes a scheme: without it `localhost:8080` would be read as one.
  const withScheme = text.includes("://") ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) throw new OrgUrlError(`The org URL cannot be read as a URL. ${example}`);
  return new URL(withScheme);
}

function authorityOf(text: string): string {
  return text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").split(/[/?#]/, 1)[0] ?? "";
}

function loopbackOrigin(url: URL, allowLoopback: boolean): string {
  if (!allowLoopback) throw new OrgUrlError(`The org URL leads to this machine, which is not allowed here. ${example}`);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new OrgUrlError("An org on this machine must be given as http://127.0.0.1:PORT.");
  }
  return url.origin;
}

/** One label before one of Okta's domains, and nothing else. */
function orgHost(host: string): string {
  const domain = oktaDomains.find((known) => host.endsWith(`.${known}`));
  // Perhaps the token, given in the wrong place.
  if (!host.includes(".")) throw new OrgUrlError(`The org URL's host is no full name. ${example}`);
  if (domain === undefined) {
    throw new OrgUrlError(
      `${host} is not the address of an Okta org. ${example} A custom domain has to be allowed in this product's own configuration first.`,
    );
  }
  const name = host.slice(0, -(domain.length + 1)).replace(/-admin$/, "");
  if (!label.test(name)) throw new OrgUrlError(`${host} is not the address of an Okta org. ${example}`);
  return `${name}.${domain}`;
}
