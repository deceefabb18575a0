import type { SimOrg } from "../../../src/simulator/org.ts";
import { routePaths } from "../../../src/simulator/server/routes.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../../src/simulator/simulator.ts";
import type { DescribedOperation, Description, Difference } from "./description.ts";
import { faults, questions, slips } from "./questions.ts";
import { standIn } from "./undescribed-routes.ts";

export interface Found extends Difference {
  /** Null for errors of paths that nothing describes. */
  operation: string | null;
  example: string;
}

export interface Examined {
  /** One of each kind, with an example of a question. */
  found: Found[];
  /** Operation ids, each with every status it answered with. */
  answered: Map<string, Set<number>>;
  /** Paths of routes that answered with 200. */
  routes: Set<string>;
}

export const nothingExamined = (): Examined => ({ found: [], answered: new Map(), routes: new Set() });

const isSame = (found: Found, operation: string | null, { pointer, says }: Difference) =>
  found.operation === operation && found.pointer === pointer && found.says === says;

interface Question {
  path: string;
  method?: string;
  /** All of the token's line; that of the super administrator if not said. */
  authorization?: string | null;
}

/** Asks an org all there is to ask, and compares each answer with the description. */
export async function examine(
  org: SimOrg,
  options: Omit<SimulatorOptions, "org">,
  description: Description,
  into: Examined,
): Promise<void> {
  await using simulator = await startSimulator({ org, ...options });
  const examiner = createExaminer(simulator, description, into);
  for (const route of routePaths) {
    const paths = examiner.pathsOf(route);
    for (const [i, path] of paths.entries()) {
      await examiner.walk(route, path);
      const asked = [...(questions[route] ?? []), ...(i === 0 ? slips : [])];
      for (const question of asked) await examiner.walk(route, path + question);
    }
    const some = paths[0] ?? examiner.missing(route)[0];
    if (some !== undefined) await examiner.strike(route, some);
    for (const path of examiner.missing(route)) await examiner.ask(route, { path });
  }
  await examiner.ask("", { path: "/api/v1/nothing" });
}

function createExaminer(simulator: Simulator, description: Description, into: Examined) {
  /** Ids met in each list: the paths below it are made of them. */
  const met = new Map<string, Set<string>>();

  async function ask(route: string, question: Question) {
    const url = new URL(question.path, simulator.url);
    const { method = "GET", authorization = `SSWS ${simulator.tokens.superAdmin}` } = question;
    const response = await fetch(url, { method, headers: authorization === null ? {} : { authorization } });
    const body: unknown = await response.json();
    const operation = description.operationOf(url.pathname) ?? standIn(route);
    note(operation, response.status);
    if (response.status === 200) into.routes.add(route);
    if (response.status !== 200 || operation !== null) {
      for (const difference of description.differences(operation, response.status, body)) {
        const id = operation?.id ?? null;
        const example = `${method} ${url.pathname}${url.search} ${response.status}`;
        if (!into.found.some((found) => isSame(found, id, difference)))
          into.found.push({ operation: id, ...difference, example });
      }
    }
    return { status: response.status, body, link: response.headers.get("link") ?? "", path: url.pathname };
  }

  function note(operation: DescribedOperation | null, status: number): void {
    if (operation === null) return;
    const statuses = into.answered.get(operation.id) ?? new Set();
    into.answered.set(operation.id, statuses.add(status));
  }

  async function walk(route: string, first: string): Promise<void> {
    for (let next: string | null = first; next !== null; ) {
      const { status, body, link, path } = await ask(route, { path: next });
      const rows = status === 200 ? rowsOf(body) : [];
      const ids = met.get(path) ?? new Set();
      for (const { id, label } of rows) ids.add(String(path.endsWith("/permissions") ? label : id));
      met.set(path, ids);
      const within = (body as { _links?: { next?: { href: string } } })._links?.next?.href;
      // The log always has a next page.
      next = rows.length === 0 ? null : (/<([^>]+)>; rel="next"/.exec(link)?.[1] ?? within ?? null);
    }
  }

  /** The heads of the paths of a route, and what follows its last open part. */
  function heads(route: string): { heads: string[]; tail: string } {
    const last = route.lastIndexOf("/*");
    return { heads: last < 0 ? [] : pathsOf(route.slice(0, last)), tail: route.slice(last + 2) };
  }

  function pathsOf(route: string): string[] {
    if (!route.includes("*")) return [route];
    const { heads: before, tail } = heads(route);
    const clients = [...simulator.org.apps.values()].filter(({ serviceApp }) => serviceApp).map(({ id }) => id);
    const idsOf = (head: string) => (head === "/oauth2/v1/clients" ? clients : [...(met.get(head) ?? [])]);
    return thinned(before.flatMap((head) => idsOf(head).map((id) => `${head}/${encodeURIComponent(id)}${tail}`)));
  }

  return {
    ask,
    walk,
    pathsOf,
    /** With an id that the org does not have in each of the open parts. */
    missing(route: string): string[] {
      const parts = route.split("/");
      const open = parts.flatMap((part, i) => (part === "*" ? [i] : []));
      const path = pathsOf(route)[0] ?? route.replaceAll("*", "None");
      return open.map((i) => path.split("/").with(i, "NoSuchThing00005d7").join("/"));
    },
    /** Every refusal. */
    async strike(route: string, path: string): Promise<void> {
      const { readOnlyAdmin, iamReader, noRole } = simulator.tokens;
      for (const token of [readOnlyAdmin, iamReader, noRole, "00unknown"])
        await ask(route, { path, authorization: `SSWS ${token}` });
      for (const authorization of ["Basic abc", "Bearer abc", "DPoP abc", null])
        await ask(route, { path, authorization });
      await ask(route, { path, method: "POST" });
      for (const fault of faults) {
        simulator.faults.add({ match: { path }, fault });
        await ask(route, { path: `${path}?expand=x&after=x` });
      }
    },
  };
}

/** At most 200 at even distances: what is on a list is seen there already. */
function thinned(paths: string[]): string[] {
  const step = Math.max(1, paths.length / 200);
  return paths.filter((_, place) => place === 0 || Math.floor(place / step) !== Math.floor((place - 1) / step));
}

interface Row {
  id?: unknown;
  label?: unknown;
}

/** The rows of a list, which may lie within an object. */
function rowsOf(body: unknown): Row[] {
  if (Array.isArray(body)) return body;
  const lists = Object.values(body as Record<string, unknown>).flatMap((value) => {
    const { keys } = (value ?? {}) as { keys?: unknown };
    return [value, keys].filter(Array.isArray);
  });
  return (lists[0] ?? []) as Row[];
}
