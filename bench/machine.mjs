import { cpus, loadavg, platform, totalmem } from "node:os";

/** What the figures hang on, in words. */
export async function describeMachine(driver) {
  const neo4j = await one(
    driver,
    "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition",
  );
  // Asked of the server itself: the Java found first by whoever looks need not be the one it runs on.
  const java = await one(
    driver,
    "CALL dbms.queryJmx('java.lang:type=Runtime') YIELD attributes RETURN attributes.VmVersion.value AS version",
  );
  const processors = cpus();
  return {
    machine: `${processors.length} × ${processors[0]?.model.trim()}, ${gibibytes(totalmem())}, ${platform()}`,
    node: `Node ${process.version.slice(1)}`,
    java: `Java ${java?.version ?? "unknown"}`,
    neo4j: `Neo4j ${neo4j?.version} ${neo4j?.edition}`,
    load: `${loadavg()[0].toFixed(1)} processes running or waiting in the minute before`,
  };
}

async function one(driver, statement) {
  const { records } = await driver.executeQuery(statement);
  return records[0]?.toObject();
}

function gibibytes(bytes) {
  return `${Math.round(bytes / 2 ** 30)} GiB`;
}
