import { defineConfig } from "vitest/config";

// Writes the documents that are made of tables in test/, which takes no Neo4j.
export default defineConfig({ test: { include: ["test/faults/document.test.ts", "test/findings/document.test.ts"] } });
