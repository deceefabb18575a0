import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What people read, by path from the root. */
export const documents: readonly string[] = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "cypher/README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

export const textOf = (document: string): string => readFileSync(join(root, document), "utf8");

export interface Block {
  document: string;
  line: number;
  text: string;
}

/** The fenced blocks of one language: `sh` is run, `shell` is for reading only. */
export function blocksOf(document: string, language: string): Block[] {
  const blocks: Block[] = [];
  let open: (Block & { language: string }) | null = null;
  for (const [index, line] of textOf(document).split("\n").entries()) {
    const fence = /^```(\S*)/.exec(line);
    if (fence === null) {
      if (open !== null) open.text += `${line}\n`;
    } else if (open === null) {
      open = { document, line: index + 2, text: "", language: fence[1] ?? "" };
    } else {
      if (open.language === language) blocks.push({ document, line: open.line, text: open.text });
      open = null;
    }
  }
  return blocks;
}

export interface Link {
  /** Path from the root. */
  path: string;
  /** What follows `#`; null where the link is to the whole file. */
  heading: string | null;
}

/** The links of a document to other files of the project. */
export function linksOf(document: string): Link[] {
  const text = textOf(document).replaceAll(/^```.*?^```/gms, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", heading] = target.split("#");
      const file = path === "" ? document : relative(root, join(root, dirname(document), path));
      return { path: file, heading: heading ?? null };
    });
}

/** The anchors that a forge makes of a document's headings. */
export function headingsOf(document: string): string[] {
  return [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
