import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documents, headingsOf, linksOf, root, textOf } from "./documents.ts";

test.each(documents)("the links of %s lead somewhere", (document) => {
  const links = linksOf(document);
  expect(links.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  const wrong = links.filter(
    ({ path, heading }) => heading !== null && path.endsWith(".md") && !headingsOf(path).includes(heading),
  );
  expect(wrong).toEqual([]);
});

test("each document can be reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const document of reached) {
    for (const { path } of linksOf(document)) if (path.endsWith(".md")) reached.add(path);
  }
  expect(documents.filter((document) => !reached.has(document))).toEqual([]);
});

test("what troubleshooting quotes is what the product says", () => {
  const source = join(root, "src");
  const said = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(source, file), "utf8"))
    .join("\n");
  const quotes = [...textOf("docs/troubleshooting.md").matchAll(/^\| [^|]+/gm)]
    .flatMap(([cell]) => [...cell.matchAll(/"([^"]+)"/g)])
    .flatMap(([, quote = ""]) => quote.split("…").map((part) => part.trim()));
  expect(quotes.length).toBeGreaterThan(30);
  expect(quotes.filter((quote) => !said.includes(quote))).toEqual([]);
});

test("each dependency and each override has its reason in docs/decisions.md", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const reasons = textOf("docs/decisions.md");
  const names = ["dependencies", "devDependencies", "overrides"].flatMap((kind) => Object.keys(manifest[kind]));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
});

test("no tracked file names a folder of somebody's machine or the host of a package registry", () => {
  const escaped = (text: string) => text.replaceAll(/[.\\]/g, "\\$&");
  // Written in pieces, so that this file does not find itself.
  const folders = ["home", "Users", "root", "work"].map((name) => `/${name}/\\w`);
  const hosts = [
    ["registry", "npmjs", "org"],
    ["registry", "yarnpkg", "com"],
    ["repo", "maven", "apache", "org"],
    ["repo1", "maven", "org"],
  ].map((parts) => escaped(parts.join(".")));
  const own = [root.replace(/\/$/, ""), homedir()].map(escaped);
  const forbidden = new RegExp(`(?<![\\w.$\`}-])(${[...folders, ...own, ...hosts].join("|")})`);
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  expect(tracked.length).toBeGreaterThan(100);
  const found = tracked.flatMap((file) => {
    const path = join(root, file);
    if (!existsSync(path)) return [];
    const match = forbidden.exec(readFileSync(path, "utf8"));
    return match === null ? [] : [`${file}: ${match[0]}`];
  });
  expect(found).toEqual([]);
});
