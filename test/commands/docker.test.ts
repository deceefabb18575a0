import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(join(root, name), "utf8");

describe("the image", () => {
  const dockerfile = read("Dockerfile");
  const lines = dockerfile.split("\n");

  test("is built in stages, and its last stage runs as somebody else than root", () => {
    expect(lines.filter((line) => line.startsWith("FROM "))).toHaveLength(2);
    const lastStage = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
    expect(lastStage).toMatch(/^USER node$/m);
    expect(lastStage.indexOf("USER node")).toBeLessThan(lastStage.indexOf("ENTRYPOINT"));
  });

  test("asks its own health of /healthz, with what the image has", () => {
    expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*"node"[\s\S]*\/healthz/m);
  });

  test("holds no secret and copies only what is named", () => {
    expect(dockerfile).not.toMatch(/TOKEN|PASSWORD|SECRET/);
    expect(lines.filter((line) => /^(COPY|ADD) (\.|--from=\S+ \/\S*\.) /.test(line))).toEqual([]);
    const allowed = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(allowed[0]).toBe("*");
    expect(allowed.slice(1).every((line) => line.startsWith("!"))).toBe(true);
    expect(allowed.join(" ")).not.toMatch(/env|secret|\.git/);
  });

  test("names files that are there and that the ignore file lets through", () => {
    const allowed = read(".dockerignore");
    for (const line of lines.filter((one) => one.startsWith("COPY ") && !one.includes("--from="))) {
      for (const name of line.split(" ").slice(1, -1)) {
        expect(allowed).toContain(`!${name}`);
        expect(existsSync(join(root, name)), name).toBe(true);
      }
    }
  });
});

describe("the composition", () => {
  const compose = read("docker-compose.yml").replace(/^\s*#.*$/gm, "");

  test("opens ports on loopback only", () => {
    const ports = [...compose.matchAll(/^\s+- "?([\d.:]+)"?$/gm)].map((match) => match[1] ?? "");
    expect(ports).toHaveLength(3);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  test("runs Neo4j Community 5.26 with a health check and a volume, and waits for it", () => {
    expect(compose).toMatch(/image: neo4j:5\.26-community/);
    expect(compose).toMatch(/healthcheck:/);
    expect(compose).toMatch(/- neo4j-data:\/data/);
    expect(compose).toMatch(/condition: service_healthy/);
  });

  test("hands every secret over by file", () => {
    const variables = [...compose.matchAll(/^\s+(\w*(?:AUTH|TOKEN|PASSWORD)\w*): (.*)$/gm)];
    expect(variables.length).toBeGreaterThan(0);
    for (const [, name, value] of variables) {
      expect(name).toMatch(/_FILE$/);
      expect(value).toMatch(/^\/run\/secrets\//);
    }
  });

  test("the service cannot write outside its home, nor gain rights", () => {
    const service = compose.slice(compose.indexOf("  access-graph:"), compose.indexOf("\nsecrets:"));
    expect(service).toContain("read_only: true");
    expect(service).toContain("cap_drop:");
    expect(service).toContain("no-new-privileges:true");
  });
});
