import { isIP } from "node:net";

/** Whether a host to bind to can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (isIP(name) === 4) return name.startsWith("127.");
  return name === "::1" || name === "localhost" || name.endsWith(".localhost");
}

/**
 * Whether a request was made to a name of this machine. A web page elsewhere can have its own name lead here (DNS
 * rebinding), but then the browser sends that name.
 * @param header the `Host` header
 */
export function isLoopbackHostHeader(header: string | undefined): boolean {
  if (header === undefined) return false;
  const [, name] = /^(\[[0-9a-fA-F:.]+\]|[^:]+)(?::\d+)?$/.exec(header) ?? [];
  return name !== undefined && isLoopback(name);
}
