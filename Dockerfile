# The service alone: it needs a Neo4j given by NEO4J_URI, as docker-compose.yml does.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-slim
ENV NODE_ENV=production \
    ACCESS_GRAPH_HOME=/var/lib/access-graph
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY bin bin
COPY schema schema
COPY cypher cypher
# A volume mounted here takes over owner and mode, so that the service may write while nobody else may read.
RUN install -d -m 0700 -o node -g node /var/lib/access-graph
VOLUME /var/lib/access-graph
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/bin/access-graph"]
# Beyond loopback the server demands an API key of every caller, and does not start while there is none.
CMD ["serve", "--host", "0.0.0.0"]
