import type { Command } from "commander";
import { connectCommand } from "./connect.ts";
import { connectionsCommand } from "./connections.ts";
import { demoCommand } from "./demo.ts";
import { disconnectCommand } from "./disconnect.ts";
import { doctorCommand } from "./doctor.ts";
import { keysCommand } from "./keys.ts";
import { migrateCommand } from "./migrate.ts";
import { neo4jCommand } from "./neo4j.ts";
import { queryCommand } from "./query.ts";
import { serveCommand } from "./serve.ts";
import { simulateCommand } from "./simulate.ts";
import { syncCommand } from "./sync.ts";
import { versionCommand } from "./version.ts";

/** Every command, in the order in which a newcomer meets them. */
export function commands(): Command[] {
  return [
    demoCommand(),
    connectCommand(),
    connectionsCommand(),
    disconnectCommand(),
    doctorCommand(),
    syncCommand(),
    serveCommand(),
    queryCommand(),
    keysCommand(),
    simulateCommand(),
    neo4jCommand(),
    migrateCommand(),
    versionCommand(),
  ];
}
