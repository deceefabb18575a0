import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findJava } from "../../src/graph/local-server/find-java.ts";
import { completeJars, ensureJars } from "../../src/graph/local-server/jars.ts";
import { ensureLocalServer, type LocalServerError } from "../../src/graph/local-server/local-server.ts";
import { eventually } from "./eventually.ts";
import { fakeJava, fakeTool, outputDirectory } from "./fake-tools.ts";
import { testFolder } from "./homes.ts";
import { runElsewhere } from "./other-process.ts";

const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("it was not refused"),
    (error: LocalServerError) => error,
  );
const threeWays = ["Java 17 or newer and Maven", "Docker", "NEO4J_URI"];

describe("a machine that cannot run Neo4j", () => {
  const start = (env: NodeJS.ProcessEnv, javaFolders: string[] = []) => {
    const home = testFolder();
    return refused(ensureLocalServer({ home, cache: join(home, "cache"), env, javaFolders }));
  };

  test("without Java is told so, with the three ways to get a Neo4j", async () => {
    const error = await start({ PATH: testFolder() });
    expect(error.code).toBe("JAVA_MISSING");
    for (const way of threeWays) expect(error.message).toContain(way);
  });

  test("with too old a Java is told which one and where", async () => {
    const folder = testFolder();
    const error = await start({ PATH: folder, JAVA_HOME: fakeJavaHome(folder, "1.8.0_292") });
    expect(error.code).toBe("JAVA_TOO_OLD");
    expect(error.message).toContain(`Java 1.8.0_292 at ${join(folder, "bin", "java")} is too old`);
    for (const way of threeWays) expect(error.message).toContain(way);
  });

  test("without Maven is told so, as long as Neo4j's jars are not there", async () => {
    const folder = testFolder();
    fakeJava(folder, "17.0.9");
    const error = await start({ PATH: folder });
    expect(error.code).toBe("MAVEN_MISSING");
    for (const way of threeWays) expect(error.message).toContain(way);
  });

  test("with a docker command but no engine is told of both", async () => {
    const folder = testFolder();
    fakeTool(folder, "docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    const error = await start({ PATH: folder });
    expect(error.code).toBe("JAVA_MISSING");
    expect(error.message).toContain("no Docker engine answers");
  });

  test("with a home that cannot be written to is told which", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "file"), "");
    const home = join(folder, "file", "home");
    const error = await refused(ensureLocalServer({ home, cache: folder, env: {} }));
    expect(error).toMatchObject({ code: "HOME_UNWRITABLE", message: expect.stringContaining(home) });
  });
});

describe("the Java that is taken", () => {
  test("is one that Neo4j supports, wherever it is, before a newer one", async () => {
    const folder = testFolder();
    fakeJava(join(folder, "jvm", "jdk-11", "bin"), "11.0.2");
    fakeJava(join(folder, "jvm", "jdk-21", "bin"), "21.0.1");
    const env = { JAVA_HOME: fakeJavaHome(join(folder, "newest"), "25"), PATH: "" };
    expect(await findJava(env, [join(folder, "jvm")])).toMatchObject({
      major: 21,
      path: join(folder, "jvm", "jdk-21", "bin", "java"),
    });
  });

  test("is else the first that is new enough, JAVA_HOME before PATH", async () => {
    const folder = testFolder();
    fakeJava(join(folder, "path"), "24.0.1");
    const env = { JAVA_HOME: fakeJavaHome(join(folder, "home"), "25"), PATH: join(folder, "path") };
    expect((await findJava(env, [])).major).toBe(25);
  });

  test("is never one that does not run", async () => {
    const folder = testFolder();
    fakeTool(join(folder, "stub"), "java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1");
    fakeJava(join(folder, "jvm", "Java.jdk", "Contents", "Home", "bin"), "17.0.9");
    expect((await findJava({ PATH: join(folder, "stub") }, [join(folder, "jvm")])).version).toBe("17.0.9");
  });
});

describe("Neo4j's jars", () => {
  const java = { path: "/nowhere/bin/java", home: "/nowhere", major: 17, version: "17" };

  function machine(maven: string) {
    const folder = testFolder();
    const cache = join(folder, "cache");
    fakeTool(join(folder, "tools"), "mvn", `echo run >> '${folder}/runs'\n${outputDirectory}\n${maven}`);
    const env = { PATH: join(folder, "tools"), OKTA_CLIENT_TOKEN: "not-for-maven" };
    const lines: string[] = [];
    return {
      cache,
      folder,
      env,
      lines,
      options: { cache, env, log: (line: string) => void lines.push(line) },
      runs: () => readFileSync(join(folder, "runs"), "utf8").split("\n").length - 1,
    };
  }
  const good = 'mkdir -p "$out"; echo one > "$out/a.jar"; echo two > "$out/b.jar"';

  test("are got once and found whole from then on, without Maven", async () => {
    const { cache, options, runs } = machine(good);
    const lib = await ensureJars(java, options);
    expect(readdirSync(lib)).toEqual(["a.jar", "b.jar"]);
    expect(await ensureJars(java, { ...options, env: { PATH: "" } })).toBe(lib);
    expect(completeJars(cache)).toBe(lib);
    expect(runs()).toBe(1);
  });

  test("are got again when one is missing or cut short", async () => {
    const { options, runs } = machine(good);
    const lib = await ensureJars(java, options);
    rmSync(join(lib, "a.jar"));
    await ensureJars(java, options);
    writeFileSync(join(lib, "b.jar"), "t");
    expect(readdirSync(await ensureJars(java, options))).toEqual(["a.jar", "b.jar"]);
    expect(runs()).toBe(3);
  });

  test("are got once by processes that need them at the same time", async () => {
    const { options, env, cache, runs } = machine(`sleep 0.5; ${good}`);
    const elsewhere = runElsewhere(
      `const { ensureJars } = await import(built + "graph/local-server/jars.js");
       await ensureJars(${JSON.stringify(java)}, { ...${JSON.stringify({ cache, env })}, log() {} });`,
    );
    await ensureJars(java, options);
    expect(await elsewhere.ended).toMatchObject({ code: 0, stderr: "" });
    expect(runs()).toBe(1);
  });

  test("are got anew after a process was killed while Maven worked, and nothing of it stays", async () => {
    const { options, env, cache, folder } = machine("");
    const unending = `mkdir -p "$out"; echo one > "$out/a.jar"; echo $$ > '${folder}/pid'; exec sleep 60`;
    fakeTool(join(folder, "tools"), "mvn", `${outputDirectory}\n${unending}`);
    const killed = runElsewhere(
      `const { ensureJars } = await import(built + "graph/local-server/jars.js");
       await ensureJars(${JSON.stringify(java)}, { ...${JSON.stringify({ cache, env })}, log() {} });`,
    );
    const part = await eventually(() => {
      const name = existsSync(cache) && readdirSync(cache).find((entry) => entry.includes(".part-"));
      return name && existsSync(join(folder, "pid")) && join(cache, name);
    });
    killed.child.kill("SIGKILL");
    await killed.ended;
    process.kill(Number(readFileSync(join(folder, "pid"), "utf8")));
    expect(completeJars(cache)).toBeNull();
    fakeTool(join(folder, "tools"), "mvn", `${outputDirectory}\n${good}`);

    expect(readdirSync(await ensureJars(java, options))).toEqual(["a.jar", "b.jar"]);
    expect(existsSync(part)).toBe(false);
    expect(readdirSync(cache)).toEqual(["neo4j-5.26.25"]);
  });

  test("that Maven cannot get give its own reason, without what belongs to its mirror alone", async () => {
    const { options, cache } = machine(`
      echo '[INFO] Scanning for projects...'
      echo '[ERROR] Failed to execute goal: Could not transfer artifact from mirror (https://user:hidden@repo.example/maven): timeout'
      echo '[ERROR] '
      echo '[ERROR] Re-run Maven using the -X switch to enable full debug logging.'
      exit 1`);
    const error = await refused(ensureJars(java, options));
    expect(error.code).toBe("MAVEN_FAILED");
    expect(error.message).toContain("Could not transfer artifact from mirror (https://repo.example/maven): timeout");
    expect(error.message).not.toMatch(/hidden|Re-run|Scanning/);
    expect(error.remedy).toContain("proxy");
    expect(readdirSync(cache)).toEqual([]);
  });

  test("are asked of Maven without any secret of the product", async () => {
    const { options, folder } = machine("");
    fakeTool(join(folder, "tools"), "mvn", `${outputDirectory}\nenv > '${folder}/env'\n${good}`);
    await ensureJars(java, options);
    const environment = readFileSync(join(folder, "env"), "utf8");
    expect(environment).not.toContain("not-for-maven");
    expect(environment).toContain("JAVA_HOME=/nowhere");
  });

  test("are reported on every few seconds while Maven works", async () => {
    const { options, lines } = machine(`echo 'Downloaded from central: x (1 kB)'; sleep 3.5; ${good}`);
    await ensureJars(java, options);
    expect(lines).toContain("Getting Neo4j 5.26.25 by Maven: 1 files downloaded, 3 s");
  });

  test("in a cache folder that cannot be written to give one error that names it", async () => {
    const { options, folder } = machine(good);
    writeFileSync(join(folder, "file"), "");
    const error = await refused(ensureJars(java, { ...options, cache: join(folder, "file", "cache") }));
    expect(error).toMatchObject({ code: "CACHE_BROKEN", remedy: expect.stringContaining("ACCESS_GRAPH_CACHE") });
  });
});

function fakeJavaHome(folder: string, version: string): string {
  fakeJava(join(folder, "bin"), version);
  return folder;
}
