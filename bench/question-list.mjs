import { pickApps, pickGroup, pickUser, trueReach } from "./true-reach.mjs";

const pageOfUsers = `edges { user { oktaId login displayName status } usability reasons account { status } }
  pageInfo { hasNextPage endCursor } dataStatus { complete asOf }`;

const whoCanReach = `query ($app: String!, $after: String) {
  app(oktaId: $app) { label whoCanReach(first: 50, after: $after) { ${pageOfUsers} } } }`;

const whoCanReachCount = `query ($app: String!) { app(oktaId: $app) { whoCanReach(first: 0) { totalCount } } }`;

const searchByText = `query ($text: String!) { search(text: $text) {
  __typename ... on User { login displayName } ... on Group { name } ... on App { label } } }`;

/**
 * The questions that are measured, about things picked from the org's truth. Each has the Cypher statement that does its
 * work, and where the truth is a number, a check of the answer.
 */
export function listQuestions(org) {
  const reach = trueReach(org);
  const { smallest, median, largest } = pickApps(reach);
  const user = pickUser(reach, median.users);
  const group = pickGroup(org);
  const { profile } = org.users.get(user.id);
  const apps = [
    ["smallest app", smallest],
    ["median app", median],
    ["largest app", largest],
  ];
  const reachedBy = (users) => `${users.toLocaleString("en")} ${users === 1 ? "user" : "users"}`;
  return [
    {
      name: "access of one user to one app",
      query: `query ($user: ID!, $app: ID!) { access(user: $user, app: $app) {
        entitlement usability reasons paths { kind group { name } membership rules { name } } dataStatus { complete asOf } } }`,
      variables: { user: user.id, app: median.id },
      statement: "read/reach-facts",
      expect: { entitlement: "ENTITLED" },
      find: ({ access }) => ({ entitlement: access.entitlement }),
    },
    {
      name: `canReach, first page of 50 (${user.apps} apps)`,
      query: `query ($user: String!) { user(oktaId: $user) { login canReach(first: 50) {
        edges { app { oktaId label status } usability reasons account { status } }
        pageInfo { hasNextPage endCursor } dataStatus { complete asOf } } } }`,
      variables: { user: user.id },
      statement: "read/can-reach",
      expect: { edges: Math.min(50, user.apps) },
      find: (data) => ({ edges: data.user.canReach.edges.length }),
    },
    ...apps.map(([name, { id, users }]) => ({
      name: `whoCanReach, first page of 50, ${name} (${reachedBy(users.size)})`,
      query: whoCanReach,
      variables: { app: id },
      statement: "read/who-can-reach-by",
      expect: { edges: Math.min(50, users.size) },
      find: ({ app }) => ({ edges: app.whoCanReach.edges.length }),
    })),
    ...apps
      .filter(([, { users }]) => users.size > 100)
      .map(([name, { id, users }]) => ({
        name: `whoCanReach, page of 50 after 60 %, ${name}`,
        query: whoCanReach,
        variables: { app: id },
        deep: { app: id, after: Math.floor(users.size * 0.6) },
        statement: "read/who-can-reach-by",
        expect: { edges: Math.min(50, users.size - Math.floor(users.size * 0.6)) },
        find: ({ app }) => ({ edges: app.whoCanReach.edges.length }),
      })),
    ...apps.map(([name, { id, users }]) => ({
      name: `whoCanReach, count, ${name}`,
      query: whoCanReachCount,
      variables: { app: id },
      statement: "read/who-can-reach-count",
      expect: { totalCount: users.size },
      find: ({ app }) => ({ totalCount: app.whoCanReach.totalCount }),
    })),
    {
      name: "canReach, count",
      query: `query ($user: String!) { user(oktaId: $user) { canReach(first: 0) { totalCount } } }`,
      variables: { user: user.id },
      statement: "read/can-reach-count",
      expect: { totalCount: user.apps },
      find: (data) => ({ totalCount: data.user.canReach.totalCount }),
    },
    {
      name: "users, first page of 50, suspended ones with a department",
      query: `query ($filter: UserFilter!) { users(first: 50, filter: $filter) {
        nodes { login displayName department status } pageInfo { hasNextPage endCursor } } }`,
      variables: { filter: { status: { eq: "SUSPENDED" }, department: { isNull: false } } },
      statement: "read/users-page",
      expect: { nodes: Math.min(50, suspendedWithDepartment(org)) },
      find: ({ users }) => ({ nodes: users.nodes.length }),
    },
    {
      name: `members, first page of 50, largest group (${reachedBy(group.size)})`,
      query: `query ($group: String!) { group(oktaId: $group) { name members(first: 50) {
        edges { user { login displayName status } reason rules { name } since }
        pageInfo { hasNextPage endCursor } dataStatus { complete asOf } } } }`,
      variables: { group: group.id },
      statement: "read/members-by",
      expect: { edges: Math.min(50, group.size) },
      find: (data) => ({ edges: data.group.members.edges.length }),
    },
    {
      name: "search by the beginning of a login",
      query: searchByText,
      variables: { text: profile.login.slice(0, 3) },
      statement: "read/search-names",
      expect: { found: true },
      find: ({ search }) => ({ found: search.length > 0 }),
    },
    {
      name: "search by a word of a name",
      query: searchByText,
      variables: { text: profile.lastName },
      statement: "read/search-words",
      expect: { found: true },
      find: ({ search }) => ({ found: search.length > 0 }),
    },
  ];
}

function suspendedWithDepartment(org) {
  return [...org.users.values()].filter(
    ({ status, profile }) => status === "SUSPENDED" && (profile.department ?? null) !== null,
  ).length;
}
