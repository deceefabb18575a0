import { createHash } from "node:crypto";
import { type DockerOptions, docker } from "./docker.ts";
import { NEO4J_VERSION } from "./jars.ts";
import type { Layout } from "./layout.ts";
import { diskFull, LocalServerError } from "./local-server-error.ts";
import type { ServerMemory } from "./memory.ts";
import { limits } from "./neo4j-settings.ts";
import { type Ports, portTaken } from "./ports.ts";
import type { Starting } from "./readiness.ts";
import type { DockerState } from "./state.ts";

const IMAGE = `neo4j:${NEO4J_VERSION}`;
const PROGRESS_EVERY_MS = 3_000;

export interface DockerLaunch extends DockerOptions {
  layout: Layout;
  ports: Ports;
  memory: ServerMemory;
  log: (line: string) => void;
}

/**
 * Starts the official image on the same data folder that the process would use. The password never goes to Docker,
 * where it could be read by `docker inspect`: the server finds it, hashed, in the data folder.
 */
export async function launchContainer(launch: DockerLaunch): Promise<DockerState> {
  await ensureImage(launch);
  const container = containerName(launch.layout);
  // What is left of an earlier one; its data lies outside.
  await docker(["rm", "--force", container], launch);
  const run = await docker(runArguments(launch, container), launch);
  if (!run.ok) {
    await docker(["rm", "--force", container], { env: launch.env });
    throw runError(launch, run.stderr);
  }
  return { way: "docker", version: NEO4J_VERSION, ...launch.ports, container };
}

export async function isContainerAlive(state: DockerState, options: DockerOptions): Promise<boolean> {
  const answer = await docker(["inspect", "--format", "{{.State.Running}}", state.container], options);
  return answer.ok && answer.stdout.trim() === "true";
}

/** A container of this home that no state file tells of. */
export async function findStrayContainer(
  layout: Layout,
  ports: Ports,
  options: DockerOptions,
): Promise<DockerState | null> {
  const { bolt, http } = ports;
  const state: DockerState = { way: "docker", version: NEO4J_VERSION, bolt, http, container: containerName(layout) };
  return (await isContainerAlive(state, options)) ? state : null;
}

/** What `waitUntilAnswers` asks while the server starts. */
export function startingContainer(state: DockerState, options: DockerOptions): Starting {
  return {
    bolt: state.bolt,
    name: `container ${state.container}`,
    isAlive: () => isContainerAlive(state, options),
    output: async () => {
      const { stdout, stderr } = await docker(["logs", "--tail", "200", state.container], options);
      return `${stdout}${stderr}`;
    },
  };
}

export async function endContainer(state: DockerState, patienceMs: number, options: DockerOptions): Promise<void> {
  await docker(["stop", "-t", String(Math.ceil(patienceMs / 1000)), state.container], options);
  await docker(["rm", "--force", state.container], options);
}

/** One home, one name: Docker itself refuses a second container of the same name. */
function containerName(layout: Layout): string {
  return `access-graph-${createHash("sha256").update(layout.home).digest("hex").slice(0, 12)}`;
}

function runArguments({ layout, ports, memory }: DockerLaunch, container: string): string[] {
  const settings = {
    ...limits(memory),
    "server.memory.heap.initial_size": `${Math.min(256, memory.heap)}m`,
    "server.memory.heap.max_size": `${memory.heap}m`,
    "server.bolt.advertised_address": `127.0.0.1:${ports.bolt}`,
    "server.http.advertised_address": `127.0.0.1:${ports.http}`,
  };
  const user = process.getuid && process.getgid ? ["--user", `${process.getuid()}:${process.getgid()}`] : [];
  return [
    "run",
    "--detach",
    "--name",
    container,
    ...user,
    "--publish",
    `127.0.0.1:${ports.bolt}:7687`,
    "--publish",
    `127.0.0.1:${ports.http}:7474`,
    "--mount",
    `type=bind,source=${layout.data},target=/data`,
    "--mount",
    `type=bind,source=${layout.logs},target=/logs`,
    ...Object.entries(settings).flatMap(([name, value]) => ["--env", `${variableOf(name)}=${value}`]),
    IMAGE,
  ];
}

/** The image's own spelling of a setting: "_" is doubled, then "." becomes "_". */
function variableOf(setting: string): string {
  return `NEO4J_${setting.replaceAll("_", "__").replaceAll(".", "_")}`;
}

async function ensureImage(launch: DockerLaunch): Promise<void> {
  if ((await docker(["image", "inspect", IMAGE], launch)).ok) return;
  const began = Date.now();
  launch.log(`Getting the image ${IMAGE} by Docker; this is done once`);
  const progress = setInterval(() => {
    launch.log(`Getting the image ${IMAGE}: ${Math.round((Date.now() - began) / 1000)} s`);
  }, PROGRESS_EVERY_MS);
  try {
    const pull = await docker(["pull", "--quiet", IMAGE], launch);
    if (!pull.ok) throw runError(launch, pull.stderr);
  } finally {
    clearInterval(progress);
  }
}

function runError({ layout }: DockerLaunch, stderr: string): LocalServerError {
  if (/port is already allocated|address already in use/i.test(stderr)) {
    const port = /(?:127\.0\.0\.1|0\.0\.0\.0):(\d+)/.exec(stderr)?.[1];
    return portTaken(port ? Number(port) : null);
  }
  if (/no space left on device/i.test(stderr)) return diskFull(layout.data);
  const told = stderr.split("\n").filter((line) => line.trim() && !line.includes("docker run --help"));
  return new LocalServerError(
    "DOCKER_FAILED",
    ["Docker could not run Neo4j:", ...told.slice(-3).map((line) => `  ${line.trim().slice(0, 300)}`)].join("\n"),
    "Put right what Docker says and run the command again; or install Java 17 or newer and Maven; or set NEO4J_URI.",
  );
}
