import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { AccessRow } from "./access-rows.ts";
import { columnNames, columns } from "./columns.ts";
import { csvCell } from "./csv-cell.ts";

export const formats = ["csv", "jsonl", "parquet"] as const;
export type Format = (typeof formats)[number];

/** Turns rows into the bytes of a file, some at a time: the head comes with the first, what remains at the end. */
export interface Encoder {
  head(): Uint8Array;
  rows(rows: readonly AccessRow[]): Uint8Array;
  end(): Uint8Array;
}

export function createEncoder(format: Format, about: { createdBy: string }): Encoder {
  switch (format) {
    case "csv":
      return csvEncoder();
    case "jsonl":
      return jsonLinesEncoder();
    case "parquet":
      return parquetEncoder(about.createdBy);
  }
}

const utf8 = new TextEncoder();
const nothing = new Uint8Array(0);

function csvEncoder(): Encoder {
  // Most of a row is as in the row before: the user, often the app, what is said of both.
  const last: AccessRow[keyof AccessRow][] = columnNames.map(() => null);
  const cells = columnNames.map(() => "");
  function line(row: AccessRow): string {
    for (let place = 0; place < cells.length; place += 1) {
      const value = row[columnNames[place] as keyof AccessRow];
      if (value === last[place]) continue;
      last[place] = value;
      cells[place] = csvCell(value);
    }
    return `${cells.join(",")}\r\n`;
  }
  return {
    head: () => utf8.encode(`${columnNames.join(",")}\r\n`),
    rows: (rows) => utf8.encode(rows.map(line).join("")),
    end: () => nothing,
  };
}

function jsonLinesEncoder(): Encoder {
  return {
    head: () => nothing,
    rows: (rows) => utf8.encode(rows.map((row) => `${JSON.stringify(row)}\n`).join("")),
    end: () => nothing,
  };
}

/** A group of rows is held until it is full: what is within can be read without the others. */
const rowsInGroup = 50_000;

function parquetEncoder(createdBy: string): Encoder {
  const bytes = new ByteWriter();
  const types = { TEXT: "STRING", LIST: "STRING", TIME: "TIMESTAMP", NUMBER: "INT32" } as const;
  const schema = [
    { name: "root", num_children: columnNames.length },
    ...columnNames.map((name) => elements[columns[name]](name)),
  ];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy });
  let held: AccessRow[] = [];

  function taken(): Uint8Array {
    const part = bytes.getBytes().slice();
    bytes.index = 0;
    return part;
  }
  function writeGroup(): void {
    const rows = held;
    held = [];
    const columnData = columnNames.map((name) => ({
      name,
      data: rows.map((row) => parquetValue(row[name], columns[name])),
      type: types[columns[name]],
      // An index of pages is worth its memory in long groups only.
      offsetIndex: false,
    }));
    void writer.write({ columnData, rowGroupSize: rows.length });
  }
  return {
    head: taken,
    rows(rows) {
      for (const row of rows) held.push(row);
      if (held.length < rowsInGroup) return nothing;
      writeGroup();
      return taken();
    },
    end() {
      if (held.length > 0) writeGroup();
      void writer.finish();
      return taken();
    },
  };
}

const optional = { repetition_type: "OPTIONAL" } as const;
const textElement = (name: string) => ({ name, type: "BYTE_ARRAY", converted_type: "UTF8", ...optional }) as const;
const elements = {
  TEXT: textElement,
  LIST: textElement,
  TIME: (name: string) => ({ name, type: "INT64", converted_type: "TIMESTAMP_MILLIS", ...optional }) as const,
  NUMBER: (name: string) => ({ name, type: "INT32", ...optional }) as const,
};

function parquetValue(value: AccessRow[keyof AccessRow], kind: (typeof columns)[keyof AccessRow]): unknown {
  if (value === null) return null;
  if (kind === "TIME") return new Date(String(value));
  return Array.isArray(value) ? value.join(" ") : value;
}
