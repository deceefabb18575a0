import { describe, expect, test } from "vitest";
import { renderAnswer } from "../../src/commands/render-answer.ts";
import { table } from "../../src/commands/table.ts";

describe("an answer as text", () => {
  test("shows edges as rows, the node's fields by their own names, lists within one cell", () => {
    const edge = (login: string, paths: unknown[]) => ({ usability: "USABLE", node: { login, manager: null }, paths });
    const data = {
      app: {
        label: "Payroll",
        whoCanReach: {
          edges: [
            edge("ann", [
              { kind: "GROUP", group: { name: "Finance" } },
              { kind: "DIRECT", group: null },
            ]),
            edge("bo", []),
          ],
          totalCount: 2,
        },
      },
    };
    expect(renderAnswer(data, 0)).toBe(
      [
        "app",
        "label: Payroll",
        "",
        "app.whoCanReach",
        "usability  login  manager  paths",
        "USABLE     ann             GROUP Finance; DIRECT",
        "USABLE     bo",
        "",
        "totalCount: 2",
      ].join("\n"),
    );
  });

  test("says none for null and for empty lists", () => {
    expect(renderAnswer({ user: null, users: { nodes: [] } }, 0)).toBe("user: none\n\nusers\n(none)");
  });

  test("is bounded", () => {
    const nodes = Array.from({ length: 5_000 }, (_, number) => ({ number, text: "x".repeat(1_000) }));
    const lines = renderAnswer({ users: { nodes } }, 0).split("\n");
    expect(lines).toHaveLength(1 + 1 + 1_000 + 1);
    expect(lines.at(-1)).toContain("4000 more");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(140);
  });
});

describe("a table", () => {
  test("keeps columns straight with wide, combined and invisible characters", () => {
    const rows = [
      ["田中 由紀", "1"],
      ["e\u0301\u200b", "2"],
      ["😀👨‍👩‍👧", "3"],
    ];
    expect(table(["NAME", "N"], rows, 0).split("\n")).toEqual([
      "NAME       N",
      "田中 由紀  1",
      "e\u0301\u200b          2",
      "😀👨‍👩‍👧       3",
    ]);
  });

  test("is cut to the terminal's width without breaking a character", () => {
    const lines = table(["NAME", "URL"], [["田中田中田中田中", "https://example.okta.com"]], 24).split("\n");
    expect(lines[1]).toMatch(/^(田中)+.*…/);
    expect(lines[1]).not.toContain("\ufffd");
  });

  test("lets no name move the cursor or turn the text round", () => {
    const text = table(["NAME"], [["a\u001b[2Jb\r\nc\u202ed"]], 0);
    expect(text).toBe("NAME\nab c d");
  });

  test("an object that is null in the first row keeps its columns in their place", () => {
    const nodes = [
      { kind: "DIRECT", group: null, since: "a" },
      { kind: "GROUP", group: { name: "Finance" }, since: "b" },
    ];
    const [, heads, first, second] = renderAnswer({ paths: { nodes } }, 0).split("\n");
    expect(heads?.trim().split(/\s+/)).toEqual(["kind", "group.name", "since"]);
    expect(first?.trim().split(/\s+/)).toEqual(["DIRECT", "a"]);
    expect(second?.trim().split(/\s+/)).toEqual(["GROUP", "Finance", "b"]);
  });
});
