// Writes the resolver types that follow from schema/*.graphql to src/graphql/generated.ts.
// With --check it writes nothing and fails when the file is not what it would write.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as typescriptResolvers from "@graphql-codegen/typescript-resolvers";
import { parse } from "graphql";

const folder = new URL("../schema/", import.meta.url);
const target = new URL("../src/graphql/generated.ts", import.meta.url);
const sdl = readdirSync(folder)
  .filter((name) => name.endsWith(".graphql"))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

const rows = "../graph/queries/rows.ts";
const sources = "./sources.ts";
const operator = "./operator.ts";
const whatIf = "./what-if/what-if.ts";
const removal = "./what-if/how-to-remove.ts";
const config = {
  enumsAsTypes: true,
  useTypeImports: true,
  skipTypename: true,
  defaultScalarType: "unknown",
  scalars: { DateTime: "string", ID: "string" },
  contextType: "./context.ts#Context",
  mappers: {
    User: `${rows}#UserRow`,
    Group: `${rows}#GroupRow`,
    App: `${rows}#AppRow`,
    GroupRule: `${rows}#GroupRuleRow`,
    Organization: `${rows}#OrganizationRow`,
    Sync: `${rows}#SyncRow`,
    Collector: `${rows}#CollectorRow`,
    Account: `${rows}#AccountRow`,
    Node: `${sources}#NodeSource`,
    SearchResult: `${sources}#SearchSource`,
    UserConnection: `${sources}#UserListSource`,
    GroupConnection: `${sources}#GroupListSource`,
    AppConnection: `${sources}#AppListSource`,
    ReachConnection: `${sources}#ReachListSource`,
    ReachEdge: `${sources}#ReachSource`,
    MembershipConnection: `${sources}#MembershipListSource`,
    MembershipEdge: `${sources}#MembershipSource`,
    GroupAssignmentConnection: `${sources}#GroupAssignmentListSource`,
    GroupAssignmentEdge: `${sources}#GroupAssignmentSource`,
    Role: `${rows}#RoleRow`,
    ResourceSet: `${rows}#ResourceSetRow`,
    ApiToken: `${rows}#ApiTokenRow`,
    Credential: `${rows}#CredentialRow`,
    Factor: `${rows}#FactorRow`,
    FactorList: `${sources}#FactorListSource`,
    Admin: `${sources}#SearchSource`,
    AdminRole: `${sources}#AdminRoleSource`,
    AdminScope: `${sources}#AdminRoleSource`,
    AdminRoleConnection: `${sources}#AdminRoleListSource`,
    Principal: `${sources}#CouldReachNode`,
    SuperAdministrators: `${sources}#SuperAdministratorsSource`,
    CouldReachConnection: `${sources}#CouldReachListSource`,
    CouldReachEdge: `${sources}#CouldReachSource`,
    ReachStep: `${sources}#ReachStepSource`,
    Power: `${sources}#PowerSource`,
    PowerConnection: `${sources}#PowerListSource`,
    PowerRule: `${sources}#PowerRuleSource`,
    PowerBarrier: `${sources}#PowerBarrierSource`,
    RoleConnection: `${sources}#RoleListSource`,
    ResourceSetConnection: `${sources}#ResourceSetListSource`,
    Resource: `${sources}#NodeSource`,
    ResourceConnection: `${sources}#ResourceListSource`,
    ResourceEdge: `${sources}#ResourceSource`,
    ApiTokenConnection: `${sources}#ApiTokenListSource`,
    AccessPath: `${sources}#PathSource`,
    AccessChange: `${sources}#AccessChangeSource`,
    AccessChangeCause: `${sources}#AccessChangeCauseSource`,
    AccessChangeConnection: `${sources}#AccessChangeListSource`,
    Access: `${sources}#AccessSource`,
    ConnectOktaResult: `${operator}#ConnectSource`,
    DisconnectResult: `${operator}#DisconnectSource`,
    SyncNowResult: `${operator}#SyncNowSource`,
    SyncRun: `${operator}#SyncRunSource`,
    SyncState: `${sources}#SyncStateSource`,
    WhatIfAccess: `${sources}#WhatIfAccessSource`,
    WhatIfAccessConnection: `${sources}#WhatIfAccessListSource`,
    RoleChange: `${sources}#RoleChangeSource`,
    RoleChangeConnection: `${sources}#RoleChangeListSource`,
    WhatIf: `${whatIf}#WhatIfSource`,
    WhatIfNote: `${whatIf}#WhatIfNoteSource`,
    HowToRemove: `${removal}#RemovalSource`,
    RemovalOption: `${removal}#RemovalOptionSource`,
    RemovalCut: `${removal}#RemovalCutSource`,
    Finding: `${sources}#FindingSource`,
    FindingEdge: `${sources}#FindingEdgeSource`,
    FindingConnection: `${sources}#FindingListSource`,
    FindingDefinition: `${sources}#FindingDefinitionSource`,
    FindingSubject: `${sources}#FindingSubjectSource`,
  },
};

const body = await codegen({
  schema: parse(sdl),
  documents: [],
  filename: "generated.ts",
  config,
  plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
  pluginMap: { typescript, typescriptResolvers },
});
const text = `// Generated from schema/*.graphql by \`npm run generate\`. Do not edit.\n${body.trim()}\n`;

if (process.argv.includes("--check")) {
  let present = "";
  try {
    present = readFileSync(target, "utf8");
  } catch {}
  if (present !== text) {
    console.error("src/graphql/generated.ts is not what schema/*.graphql says: run npm run generate.");
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
  console.log(`Wrote ${fileURLToPath(target)}`);
}
