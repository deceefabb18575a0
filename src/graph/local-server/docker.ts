import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { LocalServerError, THREE_WAYS } from "./local-server-error.ts";

export interface DockerAnswer {
  ok: boolean;
  stdout: string;
  stderr: string;
}

export interface DockerOptions {
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
}

/** Runs the docker command. A refusal is an answer; only a docker that cannot be run at all is an error. */
export async function docker(args: string[], options: DockerOptions): Promise<DockerAnswer> {
  const { PATH, HOME, DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, XDG_RUNTIME_DIR } = options.env;
  const given = { PATH, HOME, DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, XDG_RUNTIME_DIR };
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  try {
    const { stdout, stderr } = await promisify(execFile)("docker", args, {
      env,
      maxBuffer: 16 * 1024 * 1024,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return { ok: true, stdout, stderr };
  } catch (error) {
    options.signal?.throwIfAborted();
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code === "number") return { ok: false, stdout: stdout ?? "", stderr: stderr ?? "" };
    throw dockerUnavailable("docker was not found by PATH.", error);
  }
}

/** Makes sure that an engine on this machine answers. */
export async function requireDockerEngine(options: DockerOptions): Promise<void> {
  const host = options.env.DOCKER_HOST;
  // The data folder is mounted and the ports are opened where the engine is, which must be here.
  if (host && !/^(unix|npipe):/.test(host)) {
    throw dockerUnavailable(`DOCKER_HOST is ${host.replace(/\/\/[^/@]*@/, "//")}, an engine on another machine.`);
  }
  const version = await docker(["version", "--format", "{{.Server.Version}}"], options);
  if (!version.ok) throw dockerUnavailable("The docker command is there, but no Docker engine answers it.");
}

function dockerUnavailable(problem: string, cause?: unknown): LocalServerError {
  return new LocalServerError("DOCKER_UNAVAILABLE", problem, THREE_WAYS, cause === undefined ? undefined : { cause });
}
