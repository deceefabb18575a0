import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { copyOfProject, manifestOf, pack } from "../package/packed.ts";

/** The folders of other Nodes' binaries to try too, as PATH lists folders. */
const nodes = [dirname(process.execPath), ...(process.env.ACCESS_GRAPH_TEST_NODES ?? "").split(delimiter)].filter(
  Boolean,
);

/** Commands as somebody gives them in a folder of their own, who has npm, Java, Maven and nothing of this project. */
function stranger(node: string) {
  const folder = mkdtempSync(join(tmpdir(), "access-graph-installed-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tools = join(folder, "tools");
  mkdirSync(tools);
  symlinkSync(join(node, "node"), join(tools, "node"));
  const { PATH = "", HOME = "", JAVA_HOME, NODE_EXTRA_CA_CERTS, HTTPS_PROXY } = process.env;
  const given = { JAVA_HOME, NODE_EXTRA_CA_CERTS, HTTPS_PROXY };
  const env = {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    HOME,
    PATH: `${tools}${delimiter}${PATH}`,
    ACCESS_GRAPH_HOME: join(folder, "home"),
    npm_config_update_notifier: "false",
  };
  const project = join(folder, "project");
  mkdirSync(project);
  const run = (command: string, ...args: string[]) => promisify(execFile)(command, args, { cwd: project, env });
  return { folder, project, run };
}

beforeAll(async () => {
  await promisify(execFile)("npm", ["ping"]).catch((error: Error) => {
    throw new Error(`This test installs the package, and npm cannot reach its registry: ${error.message.trim()}`);
  });
});

describe.each(nodes)("the package, with the Node.js in %s", (node) => {
  test("installs in an empty folder, where every version fits, and runs the demo", async () => {
    const { folder } = copyOfProject();
    const { filename } = await pack(folder);
    const { folder: own, project, run } = stranger(node);
    const tarball = join(folder, filename);

    const installed = await run("npm", "install", "--engine-strict", "--no-audit", "--no-fund", tarball);
    expect(installed.stderr).not.toMatch(/EBADENGINE|deprecated|ERESOLVE/);
    await run("npm", "ls", "--all");
    const { version } = manifestOf(folder);
    expect((await run("npx", "--no-install", "access-graph", "--version")).stdout).toBe(`${version}\n`);
    const versions = JSON.parse((await run("npx", "--no-install", "access-graph", "version", "--json")).stdout);
    expect(versions).toMatchObject({ accessGraph: version, neo4j: null });
    expect(versions.node).toBe((await run(join(node, "node"), "--version")).stdout.trim().slice(1));

    const { stdout } = await run("npx", "--no-install", "access-graph", "demo", "--no-serve");
    expect(stdout).toMatch(/^ {2}Ada Lopez: works now, 3 paths$/m);
    expect(stdout).toMatch(/^ {2}5 people in all\. The data is complete as of /m);
    expect((await run("npx", "--no-install", "access-graph", "neo4j", "status")).stdout).toMatch(/^running +no$/m);
    // Neo4j itself came by the pom of the package, into the home; nothing was written elsewhere.
    expect(readdirSync(join(own, "home", "cache"))).toContain("neo4j-5.26.25");
    expect(readdirSync(project).sort()).toEqual(["node_modules", "package-lock.json", "package.json"]);
    expect(existsSync(join(project, "node_modules", "okta-access-graph", "src"))).toBe(false);
  });
});
