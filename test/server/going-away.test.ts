import { request } from "node:http";
import { expect, test } from "vitest";
import { openTestDriver, seed } from "../graphql/seed.ts";
import { post, type Serving, serve } from "./serving.ts";

const org = "00oGOING";
const users = 8_000;
/** Compares every user with many texts, none of which matches: seconds of work within all limits. */
const slowQuestion = {
  query: "query ($org: ID!, $filter: UserFilter) { users(first: 1, org: $org, filter: $filter) { nodes { login } } }",
  variables: {
    org,
    filter: { or: Array.from({ length: 190 }, (_, index) => ({ displayName: { contains: `nobody ${index}` } })) },
  },
};

function ask(server: Serving) {
  const sent = request(server.url, { method: "POST", headers: { "content-type": "application/json" } });
  sent.on("error", () => {});
  sent.end(JSON.stringify(slowQuestion));
  return sent;
}

test("a question whose caller goes away is stopped in Neo4j; one that is waited for is answered before the server ends", {
  timeout: 180_000,
}, async () => {
  await seed({
    id: org,
    users: Array.from({ length: users }, (_, index) => ({ id: `u${index}`, login: `user ${index}` })),
  });
  const server = await serve();
  const driver = openTestDriver();
  const running = async () => {
    const { records } = await driver.executeQuery(
      `SHOW TRANSACTIONS YIELD metaData, parameters
       WHERE metaData.statement = 'read/users-page' AND parameters.from STARTS WITH $org RETURN count(*) AS n`,
      { org },
    );
    return records[0]?.get("n") as number;
  };
  const until = async (wanted: number) => {
    const started = performance.now();
    while ((await running()) !== wanted) {
      if (performance.now() - started > 60_000) throw new Error(`never ${wanted} statements running`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return performance.now() - started;
  };
  try {
    const whole = performance.now();
    expect((await post(server.url, slowQuestion.query, slowQuestion)).json.data.users.nodes).toEqual([]);
    const takes = performance.now() - whole;

    const sent = ask(server);
    await until(1);
    sent.destroy();
    expect(await until(0)).toBeLessThan(takes / 2);

    const answered = post(server.url, slowQuestion.query, slowQuestion);
    await until(1);
    const closed = server.close();
    expect((await answered).json.data.users.nodes).toEqual([]);
    await closed;
    await expect(post(server.url, "{ __typename }")).rejects.toThrow("ECONNREFUSED");
  } finally {
    await driver.close();
  }
});
