import { findings as catalogue, type FindingKind, findingKinds } from "../../access/findings/catalogue.ts";
import type { FindingDefinition } from "../../access/findings/finding.ts";
import type { FindingObject } from "../../graph/queries/findings.ts";
import type { Context } from "../context.ts";
import type {
  FindingConnectionResolvers,
  FindingDefinitionResolvers,
  FindingResolvers,
  FindingUnknownReason,
} from "../generated.ts";
import { nodesByKey } from "../loaders/by-key.ts";
import { type FindingSubjectSource, typedOrNull } from "../sources.ts";
import { pageInfo } from "./connections.ts";

export const FindingConnection: FindingConnectionResolvers = {
  edges: async (list) => (await list.page()).edges,
  nodes: async (list) => (await list.page()).edges.map(({ node }) => node),
  pageInfo: async (list) => {
    const page = await list.page();
    const told = pageInfo(page);
    return { ...told, endCursor: page.end ?? told.endCursor ?? null };
  },
  totalCount: async (list) => (await list.tally()).total,
  isTotalExact: async (list) => (await list.tally()).isExact,
  unknownCount: async (list) => (await list.tally()).unknown.reduce((sum, { count }) => sum + count, 0),
  unknown: async (list) =>
    (await list.tally()).unknown.map(({ reason, count }) => ({ reason: reason as FindingUnknownReason, count })),
  coverage: (list) => list.coverage(),
  dataStatus: (list) => list.status(),
  severity: ({ definition }) => definition.severity,
};

export const Finding: FindingResolvers = {
  severity: ({ definition }) => definition.severity,
  certainty: ({ isCertain }) => (isCertain ? "CERTAIN" : "POSSIBLE"),
  summary: ({ definition, facts }) => definition.summary(facts),
  subject: ({ subject }, _, context) => load(context, subject),
  related: async ({ related }, _, context) => {
    const found = await Promise.all(related.map((object) => load(context, object)));
    return found.filter((node) => node !== null);
  },
  facts: ({ facts }) =>
    Object.entries(facts)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => ({ name, value: Array.isArray(value) ? value.join(", ") : String(value) })),
};

export const FindingDefinitionType: FindingDefinitionResolvers = {
  parameters: ({ parameters }) =>
    Object.entries(parameters).map(([name, preset]) => ({
      name,
      preset: Array.isArray(preset) ? null : String(preset),
    })),
};

export const definitions = (): (FindingDefinition & { kind: FindingKind })[] =>
  findingKinds.map((kind) => ({ ...catalogue[kind], kind }));

async function load(context: Context, { type, key }: FindingObject): Promise<FindingSubjectSource | null> {
  switch (type) {
    case "User":
      return typedOrNull(type, await nodesByKey.user(context).load(key));
    case "Group":
      return typedOrNull(type, await nodesByKey.group(context).load(key));
    case "App":
      return typedOrNull(type, await nodesByKey.app(context).load(key));
    case "GroupRule":
      return typedOrNull(type, await nodesByKey.groupRule(context).load(key));
    case "Role":
      return typedOrNull(type, await nodesByKey.role(context).load(key));
    case "ApiToken":
      return typedOrNull(type, await nodesByKey.apiToken(context).load(key));
  }
}
