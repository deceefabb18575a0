import type { ServerResponse } from "node:http";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { forgetfulStorage, graphiqlOptions, graphiqlPolicy } from "../graphiql.ts";

/**
 * GraphiQL's page. It has 9 MB, and anybody may ask for it as often as they like: it is rendered once, and all answers
 * send the same bytes.
 */
export function createPage(): (response: ServerResponse) => void {
  let page: Buffer | undefined;
  return (response) => {
    page ??= Buffer.from(
      renderGraphiQL(graphiqlOptions).replace("<head>", () => `<head><script>${forgetfulStorage}</script>`),
    );
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-length": page.length,
      "content-security-policy": graphiqlPolicy,
    });
    response.end(page);
  };
}
