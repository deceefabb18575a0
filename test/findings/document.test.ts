import { expect, test } from "vitest";
import { findingsDocument } from "./document.ts";

test("docs/findings.md is what the definitions say: npm run generate", async () => {
  await expect(findingsDocument()).toMatchFileSnapshot("../../docs/findings.md");
});
