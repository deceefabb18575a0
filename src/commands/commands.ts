import type { Command } from "commander";

/** Every command, in the order in which a newcomer meets them. */
const loaders: Record<string, () => Promise<Command>> = {
  demo: async () => (await import("./demo.ts")).demoCommand(),
  connect: async () => (await import("./connect.ts")).connectCommand(),
  connections: async () => (await import("./connections.ts")).connectionsCommand(),
  disconnect: async () => (await import("./disconnect.ts")).disconnectCommand(),
  doctor: async () => (await import("./doctor.ts")).doctorCommand(),
  sync: async () => (await import("./sync.ts")).syncCommand(),
  serve: async () => (await import("./serve.ts")).serveCommand(),
  query: async () => (await import("./query.ts")).queryCommand(),
  diff: async () => (await import("./diff.ts")).diffCommand(),
  report: async () => (await import("./report.ts")).reportCommand(),
  export: async () => (await import("./export.ts")).exportCommand(),
  keys: async () => (await import("./keys.ts")).keysCommand(),
  simulate: async () => (await import("./simulate.ts")).simulateCommand(),
  neo4j: async () => (await import("./neo4j.ts")).neo4jCommand(),
  migrate: async () => (await import("./migrate.ts")).migrateCommand(),
  version: async () => (await import("./version.ts")).versionCommand(),
};

/** The one command that is named, since loading all of them takes most of a second; all when none of them is. */
export async function loadCommands(named: string | undefined): Promise<Command[]> {
  const one = named !== undefined && Object.hasOwn(loaders, named) ? loaders[named] : undefined;
  return await Promise.all(one === undefined ? Object.values(loaders).map((load) => load()) : [one()]);
}
