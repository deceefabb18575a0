// One process that syncs one org again and again, each time it is told to, with the program's own modules and nothing else
// in its memory. Run with --expose-gc.
import { readdirSync } from "node:fs";

const of = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { byToken, Secret } = await of("config.js");
const { connectGraph } = await of("graph/graph.js");
const { createOkta } = await of("okta/okta.js");
const { syncActivity } = await of("sync/activity/sync-activity.js");
const { syncOrganization } = await of("sync/sync.js");

const { orgUrl, token, neo4j } = JSON.parse(process.env.SOAK ?? "{}");
const graph = await connectGraph({ ...neo4j, password: new Secret(neo4j.password) });
const connection = { name: "soak", email: null, orgUrl, organizationId: null };

async function sync({ reads, acceptShrink, at }) {
  const now = () => new Date(at);
  const okta = createOkta({ orgUrl, signIn: byToken(new Secret(token)) });
  try {
    const { result } = await syncOrganization({ okta, graph, connection, reads, acceptShrink, now });
    const { organization: orgId, name } = result;
    const activity = await syncActivity({ okta, graph, orgId, name, now });
    return { status: result.status, mode: result.mode, activity: activity.result.status };
  } finally {
    okta.close();
  }
}

process.on("message", (order) => {
  if (order === "close") {
    void graph.close().then(() => process.disconnect());
    return;
  }
  sync(order).then(
    (result) => {
      if (order.measure) globalThis.gc();
      const { heapUsed, rss } = process.memoryUsage();
      process.send({ result, heapUsed, rss, descriptors: readdirSync("/proc/self/fd").length });
    },
    (error) => process.send({ error: String(error.stack) }),
  );
});
process.send("ready");
