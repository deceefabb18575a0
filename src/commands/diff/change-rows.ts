import { csvLine } from "../csv-line.ts";

/** One change of access, as the question asks for it. */
export interface ChangeRow {
  kind: string;
  before: string | null;
  after: string | null;
  user: { oktaId: string; login: string; status: string | null };
  app: { oktaId: string; label: string };
  causes: {
    kind: string;
    change: string;
    statusBefore: string | null;
    statusAfter: string | null;
    at: string | null;
    by: string | null;
    group: { oktaId: string; name: string } | null;
    rules: { name: string | null }[];
  }[];
}

const columns = [
  "change",
  "userId",
  "user",
  "userStatus",
  "appId",
  "app",
  "before",
  "after",
  "causes",
  "groups",
  "rules",
  "at",
  "by",
];

/** The line of heads. */
export function beginOf(): string {
  return csvLine(columns);
}

export function lineOf({ kind, before, after, user, app, causes }: ChangeRow): string {
  const each = (tell: (cause: ChangeRow["causes"][number]) => string | null | undefined) =>
    causes.map((one) => tell(one) ?? "").join("; ");
  return csvLine([
    kind,
    user.oktaId,
    user.login,
    user.status,
    app.oktaId,
    app.label,
    before,
    after,
    each((cause) => `${cause.kind} ${cause.change}`),
    each((cause) => cause.group?.name),
    each((cause) => cause.rules.map(({ name }) => name).join(", ")),
    each((cause) => cause.at),
    each((cause) => cause.by),
  ]);
}
