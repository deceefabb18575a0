import { seed } from "../graphql/seed.ts";

/** An org in which everybody reaches everything by several paths: as much to read as a question may ask for. */
export async function seedCrowd(id: string, size: { users: number; apps: number }): Promise<void> {
  const users = Array.from({ length: size.users }, (_, index) => `u${index}`);
  const groups = Array.from({ length: 10 }, (_, index) => `g${index}`);
  const apps = Array.from({ length: size.apps }, (_, index) => `a${index}`);
  await seed({
    id,
    users: users.map((user) => ({ id: user, login: `${user}@crowd.example`, department: "Everything", title: "All" })),
    groups: groups.map((group) => ({ id: group })),
    apps: apps.map((app) => ({ id: app })),
    rules: groups.map((group) => ({ id: `r-${group}`, targets: [group] })),
    members: users.flatMap((user, index) =>
      [0, 1, 2].map((step) => {
        const group = groups[(index + step) % groups.length] ?? "";
        return { user, group, ruleIds: [`r-${group}`] };
      }),
    ),
    groupApps: groups.flatMap((group) => apps.map((app) => ({ group, app }))),
  });
}

/** Just within all limits: a hundred users, a hundred apps each, three paths to each of these. */
export const expensiveQuestion = `query ($org: ID!) {
  users(first: 100, org: $org) {
    totalCount
    nodes {
      login displayName email status department title
      canReach(first: 23) { edges { app { label status } usability pathCount paths { kind membership group { name } rules { name } since } } }
    }
    dataStatus { asOf complete }
  }
}`;
