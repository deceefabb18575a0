import type { Endpoint } from "./endpoint.ts";
import { id } from "./org.ts";

const log = {
  kind: "LOG",
  collector: "activity",
  pages: true,
  expands: false,
  empty: {
    means: "nothing true without a link: where there is no more for now, Okta links to where there will be",
    becomes: "FAILED",
  },
  match: () => ({ path: "/api/v1/logs" }),
  meanwhile: ({ org, users, apps }) => org.useApp(id(users, "ada"), id(apps, "wiki")),
} satisfies Partial<Endpoint>;

/** The System Log, which is read from the place where it was left. */
export const logEndpoints: readonly Endpoint[] = [
  { ...log, name: "the System Log", request: "GET /api/v1/logs" },
  {
    ...log,
    name: "the System Log, never read before",
    request: "GET /api/v1/logs?since=…, where there is no place yet",
    neverRead: true,
  },
];
