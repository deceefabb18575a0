import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src");

/** Which folders of `src` each folder may import from, besides itself.  */
const allowed: Record<string, readonly string[]> = {
  okta: ["config"],
  graph: ["config"],
  access: [],
  sync: ["okta", "graph", "access", "config"],
  graphql: ["graph", "access", "sync", "config"],
  simulator: [],
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.name.endsWith(".ts") ? [path] : [];
  });
}

interface Import {
  from: string;
  to: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const pattern =
    /(?:import|export)\s+(?:type\s+)?(?:[^"';]*?\sfrom\s+)?"(\.{1,2}\/[^"]+)"|import\("(\.{1,2}\/[^"]+)"\)/g;
  return [...text.matchAll(pattern)].map((match) => ({
    from: relative(source, file),
    to: relative(source, resolve(dirname(file), match[1] ?? match[2] ?? "")),
  }));
}

/** `okta/pager.ts` → `okta`, `config.ts` → `config`. */
function placeOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : path.replace(/\.ts$/, "");
}

const imports = filesBelow(source).flatMap(importsOf);

test("imports between the folders of src run one way", () => {
  const wrong = imports.filter(({ from, to }) => {
    const may = allowed[placeOf(from)];
    return may !== undefined && placeOf(from) !== placeOf(to) && !may.includes(placeOf(to));
  });
  expect(wrong).toEqual([]);
});

test("okta and graph take nothing of the configuration but its types and Secret", () => {
  const taken = ["okta", "graph"]
    .flatMap((folder) => filesBelow(join(source, folder)))
    .flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(/import (type )?\{([^}]*)\} from "[./]*config(?:\/[\w-]+)?\.ts"/g),
    ])
    .filter((match) => match[1] === undefined)
    .flatMap((match) => (match[2] ?? "").split(",").map((name) => name.trim()))
    .filter((name) => name !== "" && !name.startsWith("type "));
  expect(taken.filter((name) => name !== "Secret")).toEqual([]);
});

test("the check sees imports at all, also those that leave src", () => {
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter(({ to }) => to.startsWith(".."))).toEqual([]);
});

test("no file or folder is a drawer for everything", () => {
  const drawers = /(^|\/)(utils?|helpers?|common|types|constants|misc|shared)(\.ts|\/)/;
  expect(
    filesBelow(source)
      .map((file) => relative(source, file))
      .filter((file) => drawers.test(file)),
  ).toEqual([]);
});

test("only the configuration reads the environment", () => {
  const readers = filesBelow(source).filter((file) =>
    readFileSync(file, "utf8").match(/^(?!\s*(\*|\/\/|\/\*)).*process\.env/m),
  );
  expect(readers.map((file) => relative(source, file))).toEqual(["config.ts"]);
});

test("a source file over 300 lines has been split", () => {
  const long = filesBelow(source)
    .filter((file) => !file.endsWith("graphql/generated.ts") && statSync(file).size > 0)
    .filter((file) => readFileSync(file, "utf8").split("\n").length > 301);
  expect(long.map((file) => relative(source, file))).toEqual([]);
});
