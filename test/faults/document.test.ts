import { expect, test } from "vitest";
import { faultsDocument } from "./document.ts";

test("docs/faults.md is what the tables say: npm run generate", async () => {
  await expect(faultsDocument()).toMatchFileSnapshot("../../docs/faults.md");
});
