import { onTestFinished } from "vitest";
import type { SimOrg } from "../../src/simulator/org.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.ts";

export interface Asked {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the org says
  body: any;
  next: string | null;
}

export type Role = "superAdmin" | "readOnlyAdmin" | "iamReader" | "noRole";

/** Starts the org for one test and closes it at its end. */
export async function serve(org: SimOrg, options: Omit<SimulatorOptions, "org"> = {}): Promise<Simulator> {
  const simulator = await startSimulator({ org, ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

/** One GET; `path` may be a whole address, such as a next link. */
export async function ask(simulator: Simulator, path: string, role: Role = "superAdmin"): Promise<Asked> {
  const url = path.startsWith("http") ? path : simulator.url + path;
  const response = await fetch(url, { headers: { authorization: `SSWS ${simulator.tokens[role]}` } });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") === true;
  return {
    status: response.status,
    headers: response.headers,
    body: json ? JSON.parse(text) : text,
    next: /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1] ?? null,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: rows are whatever the org says
export type Row = any;

export interface Walk {
  rows: Row[];
  pages: number;
}

/** All pages of a list; `between` runs after each of them. */
export async function walk(simulator: Simulator, path: string, between: () => void = () => {}): Promise<Walk> {
  const rows: Row[] = [];
  let pages = 0;
  for (let url: string | null = path; url !== null; ) {
    const page = await ask(simulator, url);
    if (page.status !== 200) throw new Error(`${url} answered ${page.status}`);
    rows.push(...page.body);
    pages++;
    between();
    url = page.next;
  }
  return { rows, pages };
}

/** All pages of a list that stands in an object. */
export async function walkWithin(simulator: Simulator, path: string, rowsIn: string): Promise<Walk> {
  const rows: Row[] = [];
  let pages = 0;
  for (let url: string | null = path; url !== null; ) {
    const page = await ask(simulator, url);
    if (page.status !== 200 || page.next !== null) throw new Error(`${url} answered ${page.status}, ${page.next}`);
    rows.push(...page.body[rowsIn]);
    pages++;
    url = page.body._links?.next?.href ?? null;
  }
  return { rows, pages };
}

export const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row.id);
export const query = (parameters: Record<string, string>): string => `?${new URLSearchParams(parameters)}`;
