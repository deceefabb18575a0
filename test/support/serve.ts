import type { Operator, Running } from "./command.ts";

/** An operator's `access-graph serve` on free ports, once it answers. */
export async function startServe(
  operator: Operator,
  args: string[] = [],
): Promise<{ running: Running; url: string; metrics: string }> {
  const running = operator.start(["serve", "--port", "0", "--metrics-port", "0", ...args]);
  let printed = "";
  running.child.stdout.on("data", (chunk: string) => {
    printed += chunk;
  });
  await running.said(/metrics +http\S+\n/);
  const [, url = ""] = /GraphQL +(\S+)/.exec(printed) ?? [];
  const [, metrics = ""] = /metrics +(\S+)/.exec(printed) ?? [];
  return { running, url, metrics };
}
