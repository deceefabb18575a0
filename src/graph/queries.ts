/**
 * Every Cypher statement of the product, each declared once: the only place where TypeScript meets Cypher.
 * `test/graph/queries.test.ts` proves that each file has one declaration and each declaration one file.
 */
export * as adminQueries from "./queries/admin.ts";
export * as asOfQueries from "./queries/as-of.ts";
export * as exportQueries from "./queries/export.ts";
export * as findingQueries from "./queries/findings.ts";
export * as historyQueries from "./queries/history.ts";
export * as historySchemaQueries from "./queries/history-schema.ts";
export * as powerQueries from "./queries/powers.ts";
export * as readQueries from "./queries/read.ts";
export * as schemaQueries from "./queries/schema.ts";
export * as syncQueries from "./queries/sync.ts";
export * as whatIfQueries from "./queries/what-if.ts";
export * as writeQueries from "./queries/write.ts";
