import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { expect, test, vi } from "vitest";
import { findJava } from "../../src/graph/local-server/find-java.ts";
import { ensureJars } from "../../src/graph/local-server/jars.ts";
import {
  ensureLocalServer,
  type LocalServerError,
  localServerStatus,
  stopLocalServer,
} from "../../src/graph/local-server/local-server.ts";
import { fakeTool } from "./fake-tools.ts";
import { memory, sharedCache, testFolder } from "./homes.ts";

vi.setConfig({ testTimeout: 120_000 });

/**
 * A docker command that notes its arguments. Its container is a process on the mounted folders, so that what reaches
 * the server by Docker is what the command line, the settings and the data folder carry, and nothing else.
 */
async function fakeDocker(run?: string) {
  const folder = testFolder();
  const java = await findJava(process.env);
  const jars = await ensureJars(java, { cache: sharedCache, env: process.env, log: () => {} });
  const container = `
    for a in "$@"; do
      case "$a" in
        127.0.0.1:*:7687) bolt="\${a#127.0.0.1:}"; bolt="\${bolt%:7687}";;
        127.0.0.1:*:7474) http="\${a#127.0.0.1:}"; http="\${http%:7474}";;
        type=bind,source=*,target=/data) data="\${a#type=bind,source=}"; data="\${data%,target=/data}";;
        type=bind,source=*,target=/logs) logs="\${a#type=bind,source=}"; logs="\${logs%,target=/logs}";;
      esac
    done
    mkdir -p '${folder}/container/conf'
    { echo "server.bolt.listen_address=127.0.0.1:$bolt"; echo "server.http.listen_address=127.0.0.1:$http"
      echo "server.directories.data=$data"; echo "server.directories.logs=$logs"
      for a in "$@"; do case "$a" in NEO4J_*) echo "$a" | sed -e 's/^NEO4J_//' ;; esac; done | while IFS== read -r n v; do
        echo "$(echo "$n" | sed -e 's/__/%/g' -e 's/_/./g' -e 's/%/_/g')=$v"
      done
    } > '${folder}/container/conf/neo4j.conf'
    '${java.path}' -Xmx512m -cp '${jars}/*' org.neo4j.server.CommunityEntryPoint --home-dir='${folder}/container' \\
      --config-dir='${folder}/container/conf' --console-mode > '${folder}/container/log' 2>&1 &
    echo $! > '${folder}/container/pid'
    echo c0ffee`;
  fakeTool(
    join(folder, "tools"),
    "docker",
    `printf '%s\\n' "$*" >> '${folder}/calls'
     env > '${folder}/env'
     pid=$(cat '${folder}/container/pid' 2>/dev/null)
     case "$1" in
       version) echo 27.0.0;;
       image) exit 1;;
       pull) ;;
       inspect) kill -0 "$pid" 2>/dev/null && echo true || { echo 'No such object' >&2; exit 1; };;
       run) ${run ?? container};;
       logs) cat '${folder}/container/log';;
       stop) kill "$pid"; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; rm '${folder}/container/pid';;
       rm) ;;
       *) exit 2;;
     esac`,
  );
  const home = testFolder();
  const env = { PATH: join(folder, "tools"), HOME: folder, NEO4J_PASSWORD: "somebody-elses" };
  return {
    home,
    options: { home, cache: join(home, "no-jars"), env, javaFolders: [], memory },
    calls: () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n"),
    environment: () => readFileSync(join(folder, "env"), "utf8"),
  };
}

test("where Java is missing, a container serves the same data folder, and no password passes through Docker", async () => {
  const { home, options, calls, environment } = await fakeDocker();

  const server = await ensureLocalServer(options);

  expect(server).toMatchObject({ way: "docker", started: true, pid: null });
  const auth = neo4j.auth.basic(server.username, server.password.reveal());
  const driver = neo4j.driver(server.uri, auth);
  await driver.executeQuery("CREATE (:Kept)");
  await driver.close();
  const run = calls().find((call) => call.startsWith("run "));
  const ports = [server.uri, new URL(server.browserUrl).origin].map((address) => /:(\d+)$/.exec(address)?.[1]);
  expect(run).toMatch(/^run --detach --name access-graph-[0-9a-f]{12} --user \d+:\d+ /);
  expect(run).toContain(`--publish 127.0.0.1:${ports[0]}:7687 --publish 127.0.0.1:${ports[1]}:7474`);
  expect(run).toContain(`--mount type=bind,source=${join(home, "neo4j", "data")},target=/data`);
  expect(run).toContain("NEO4J_dbms_security_allow__csv__import__from__file__urls=false");
  expect(run).toMatch(/ neo4j:5\.26\.25$/);
  expect(calls()).toContain("pull --quiet neo4j:5.26.25");
  expect(calls().join("\n")).not.toContain(server.password.reveal());
  expect(environment()).not.toMatch(/somebody-elses|NEO4J/);

  expect(await ensureLocalServer(options)).toMatchObject({ started: false, uri: server.uri, way: "docker" });
  expect(await localServerStatus(options)).toMatchObject({ running: true, way: "docker", pid: null });
  expect(await stopLocalServer(options)).toBe(true);
  expect(calls().some((call) => call.startsWith("stop -t 30 access-graph-"))).toBe(true);
  expect(await localServerStatus(options)).toMatchObject({ running: false, way: null });
  expect(readdirSync(join(home, "neo4j", "data", "databases"))).toContain("neo4j");
});

test("a container that Docker refuses gives Docker's reason and leaves nothing", async () => {
  const { home, options, calls } = await fakeDocker(
    "echo 'docker: Error response from daemon: pull access denied' >&2; exit 125",
  );
  const error = await ensureLocalServer(options).catch((refused: LocalServerError) => refused);
  expect(error).toMatchObject({ code: "DOCKER_FAILED", message: expect.stringContaining("pull access denied") });
  expect(calls().at(-1)).toMatch(/^rm --force access-graph-/);
  expect(existsSync(join(home, "neo4j", "state.json"))).toBe(false);
});

test("a port that is taken when the container starts is exchanged for another, a few times", async () => {
  const { options, calls } = await fakeDocker(
    "echo 'Bind for 127.0.0.1:7687 failed: port is already allocated' >&2; exit 125",
  );
  const error = await ensureLocalServer(options).catch((refused: LocalServerError) => refused);
  expect(error).toMatchObject({ code: "PORT_TAKEN" });
  const bolts = calls().flatMap((call) => /127\.0\.0\.1:(\d+):7687/.exec(call)?.[1] ?? []);
  expect(new Set(bolts).size).toBe(3);
});

test("a port that was asked for and is taken is told of at once", async () => {
  const { options, calls } = await fakeDocker();
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const address = other.address();
  const boltPort = typeof address === "object" ? (address?.port ?? 0) : 0;
  const error = await ensureLocalServer({ ...options, boltPort }).catch((refused: LocalServerError) => refused);
  other.close();
  expect(error).toMatchObject({
    code: "PORT_TAKEN",
    message: expect.stringContaining(`Port ${boltPort} on 127.0.0.1`),
  });
  expect(calls().some((call) => call.startsWith("run "))).toBe(false);
});

test("an engine on another machine is not used: its ports and folders would be there", async () => {
  const { options } = await fakeDocker();
  const env = { ...options.env, DOCKER_HOST: "tcp://user:hidden@10.0.0.5:2375" };
  const error = await ensureLocalServer({ ...options, env, way: "docker" }).catch(
    (refused: LocalServerError) => refused,
  );
  expect(error).toMatchObject({ code: "DOCKER_UNAVAILABLE", message: expect.stringContaining("tcp://10.0.0.5:2375") });
  expect(error).not.toMatchObject({ message: expect.stringContaining("hidden") });
});

test("a home written to by nobody but a stale state file starts anew", async () => {
  const { home, options, calls } = await fakeDocker("exit 125");
  await ensureLocalServer(options).catch(() => {});
  const stale = { way: "docker", version: "5.26.25", bolt: 1, http: 2, container: "access-graph-gone" };
  writeFileSync(join(home, "neo4j", "state.json"), JSON.stringify(stale));
  expect((await localServerStatus(options)).running).toBe(false);
  await ensureLocalServer(options).catch(() => {});
  expect(calls().filter((call) => call.startsWith("run "))).toHaveLength(2);
});
