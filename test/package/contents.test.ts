import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linksOf, root } from "../docs/documents.ts";
import { copyOfProject, manifestOf, pack } from "./packed.ts";

test("the package holds the built program, its schema, Cypher, pom and documents, and nothing else", async () => {
  const { folder, files } = copyOfProject();
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "of-an-older-build.js"), "");
  const packed = await pack(folder, "--dry-run");

  const below = (...folders: string[]) => files.filter((file) => folders.some((name) => file.startsWith(`${name}/`)));
  const built = below("src").map((file) => file.replace(/^src\/(.*)\.ts$/, "dist/$1.js"));
  const whole = ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "bin/access-graph", "neo4j/pom.xml"];
  const expected = [...whole, ...built, ...below("schema", "cypher", "docs")];
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => !expected.includes(path))).toEqual([]);
  expect(expected.filter((path) => !paths.includes(path))).toEqual([]);
  expect(
    paths.filter(
      (path) => /^(schema|cypher|docs|neo4j)\//.test(path) && !/\.(graphql|cypher|md|xml|png|grass)$/.test(path),
    ),
  ).toEqual([]);
  expect(packed.files.find(({ path }) => path === "bin/access-graph")?.mode).toBe(0o755);

  const documents = paths.filter((path) => path.endsWith(".md"));
  const targets = documents.flatMap((document) => linksOf(document)).map(({ path }) => path);
  // What only somebody reads who works on the product lies in the repository.
  const missing = targets.filter(
    (path) => !paths.includes(path) && !/^(src|test|bench)\/|^CONTRIBUTING\.md$/.test(path),
  );
  expect(missing).toEqual([]);
  // A build and a pack, which take a few seconds where nothing else runs.
}, 180_000);

interface Locked {
  version: string;
  dev?: boolean;
  hasInstallScript?: boolean;
}

test("what an installed package gets rests on its dependencies alone", () => {
  const { overrides } = manifestOf(root);
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const shipped = Object.entries(packages as Record<string, Locked>).filter(([path, { dev }]) => path !== "" && !dev);
  expect(shipped.length).toBeGreaterThan(50);
  const names = shipped.map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
  // Overrides hold in this folder only: who installs the package would get other versions than were tested.
  expect(Object.keys(overrides).filter((name) => names.includes(name))).toEqual([]);
  // Nothing is compiled or fetched while it is installed, which newer versions of npm do not allow unasked.
  expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  const { scripts } = manifestOf(root);
  expect(["preinstall", "install", "postinstall"].filter((name) => name in scripts)).toEqual([]);
});
