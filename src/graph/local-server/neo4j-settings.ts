import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Layout } from "./layout.ts";
import type { ServerMemory } from "./memory.ts";
import type { Ports } from "./ports.ts";

/** What limits the server and keeps it to itself, whichever way it runs. */
export function limits(memory: ServerMemory): Record<string, string> {
  return {
    "server.memory.pagecache.size": `${memory.pageCache}m`,
    // A client may ask for more time, so the product's own reads set theirs; this ends what nobody set a limit for.
    "db.transaction.timeout": "10m",
    "db.lock.acquisition.timeout": "30s",
    "db.memory.transaction.max": `${Math.floor(memory.heap * 0.5)}m`,
    "dbms.memory.transaction.total.max": `${Math.floor(memory.heap * 0.7)}m`,
    // A log that was given its room beforehand cannot end in half an entry when the disk is full, which Neo4j does not recover from.
    "db.tx_log.preallocate": "true",
    "db.tx_log.rotation.size": "16m",
    "db.tx_log.rotation.retention_policy": "keep_none",
    // LOAD CSV would otherwise let a query read files and call any address from here.
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    // HTTP is there for Neo4j Browser only, which talks Bolt once it is loaded.
    "server.http_enabled_modules": "BROWSER",
    "server.https.enabled": "false",
    // Bolt's threads are waited for after the databases are closed; the default of 5 s, waited twice, only slows a stop.
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
  };
}

/** Writes neo4j.conf anew for each start, so that it never differs from what this version means. */
export function writeConf(layout: Layout, ports: Ports, memory: ServerMemory): void {
  const bolt = `127.0.0.1:${ports.bolt}`;
  const http = `127.0.0.1:${ports.http}`;
  const settings = {
    "server.default_listen_address": "127.0.0.1",
    "server.bolt.enabled": "true",
    "server.bolt.listen_address": bolt,
    "server.bolt.advertised_address": bolt,
    "server.http.enabled": "true",
    "server.http.listen_address": http,
    "server.http.advertised_address": http,
    "server.directories.data": layout.data,
    "server.directories.logs": layout.logs,
    "server.directories.run": join(layout.home, "run"),
    "server.directories.plugins": join(layout.home, "plugins"),
    "server.directories.import": join(layout.home, "import"),
    "dbms.security.auth_enabled": "true",
    ...limits(memory),
  };
  const text = Object.entries(settings).map(([name, value]) => `${name}=${value.replaceAll("\\", "\\\\")}\n`);
  writeFileSync(join(layout.conf, "neo4j.conf"), `# Written at each start; changes here are lost.\n${text.join("")}`, {
    mode: 0o600,
  });
}
