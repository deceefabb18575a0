import neo4j, { Neo4jError } from "neo4j-driver";
import type { Secret } from "../../config.ts";

/** "stopped": the server runs, but its database gave up after a write that failed, and answers nothing until a new start. */
export type ProbeResult = "answers" | "not-yet" | "refused" | "stopped";

/** Asks the database one trivial question over Bolt. */
export async function probeBolt(bolt: number, password: Secret): Promise<ProbeResult> {
  const driver = neo4j.driver(`bolt://127.0.0.1:${bolt}`, neo4j.auth.basic("neo4j", password.reveal()), {
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 10_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
  try {
    await driver.executeQuery("RETURN 1", {}, { database: "neo4j", routing: "READ" });
    return "answers";
  } catch (error) {
    if (!(error instanceof Neo4jError)) return "not-yet";
    if (error.code.startsWith("Neo.ClientError.Security.")) return "refused";
    return isStopped(error) ? "stopped" : "not-yet";
  } finally {
    await driver.close();
  }
}

/** As Neo4j 5.26 says it after a full disk: it has no code of its own for this. */
function isStopped({ code, message }: Neo4jError): boolean {
  return code.startsWith("Neo.DatabaseError.") && message.includes("needs to be restarted");
}
