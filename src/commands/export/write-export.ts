import { createHash } from "node:crypto";
import type { AccessRow } from "./access-rows.ts";
import type { Encoder } from "./encoders.ts";
import type { Output } from "./output.ts";

/** What was written, as the manifest tells it. */
export interface Written {
  rows: number;
  /** Pairs of user and app. */
  pairs: number;
  users: number;
  bytes: number;
  sha256: string;
}

/** Sends rows through the encoder to the output, as fast as that takes them. */
export async function writeExport(
  batches: AsyncIterable<readonly AccessRow[]>,
  encoder: Encoder,
  output: Output,
  onRows: (rows: number) => void,
): Promise<Written> {
  const hash = createHash("sha256");
  const written = { rows: 0, pairs: 0, users: 0, bytes: 0 };
  const send = async (bytes: Uint8Array): Promise<void> => {
    hash.update(bytes);
    written.bytes += bytes.length;
    await output.write(bytes);
  };
  await send(encoder.head());
  for await (const rows of batches) {
    if (output.isClosed()) break;
    let before: AccessRow | undefined;
    for (const row of rows) {
      // Rows of one user, and of one pair, stand together, and no batch cuts a user in two.
      if (before?.userId !== row.userId) written.users += 1;
      if (before?.userId !== row.userId || before.appId !== row.appId) written.pairs += 1;
      before = row;
    }
    written.rows += rows.length;
    await send(encoder.rows(rows));
    onRows(written.rows);
  }
  await send(encoder.end());
  return { ...written, sha256: hash.digest("hex") };
}
