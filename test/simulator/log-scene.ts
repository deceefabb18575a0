import { createOrg, type SimOrg } from "../../src/simulator/org.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Asked, ask, query, type Row } from "./ask.ts";

export interface LogScene {
  org: SimOrg;
  ann: string;
  group: string;
  app: string;
  begun: number;
  /** Lets time go by. */
  wait(ms: number): void;
}

/** An org at noon on a day, whose log is empty and whose clock stands still until told. */
export function logScene(): LogScene {
  const org = createOrg({ seed: "log" });
  const begun = Date.UTC(2026, 3, 1, 12);
  let time = begun;
  org.clock.now = () => time;
  const ann = org.addUser({ profile: { login: "ann@x.example", firstName: "Ann", lastName: "Lee" } }).id;
  const group = org.addGroup({ name: "Team" }).id;
  const app = org.addApp({ label: "Payroll", signOnMode: "SAML_2_0" }).id;
  org.log.clear();
  return {
    org,
    ann,
    group,
    app,
    begun,
    wait(ms) {
      time += ms;
    },
  };
}

/** Polls until a page is empty; the address of the next poll comes along. */
export async function drain(simulator: Simulator, from: string): Promise<{ rows: Row[]; next: string }> {
  const rows: Row[] = [];
  let url = from;
  for (;;) {
    const page = await ask(simulator, url);
    if (page.status !== 200 || page.next === null) throw new Error(`${url} answered ${page.status}, ${page.next}`);
    url = page.next;
    if (page.body.length === 0) return { rows, next: url };
    rows.push(...page.body);
  }
}

export const logs = (parameters: Record<string, string> = {}): string => `/api/v1/logs${query(parameters)}`;
export const cursorOf = ({ next }: Pick<Asked, "next">): string | null =>
  next === null ? null : new URL(next).searchParams.get("after");
export const typesOf = (rows: readonly Row[]): string[] => rows.map((row) => row.eventType);

export function targetOf(row: Row, type: string): string | undefined {
  return row.target?.find((target: Row) => target.type === type)?.id;
}
