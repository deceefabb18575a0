/** Questions that open as tabs on a first visit; their names are those of the demo's org. */
export const examples = [
  `# Who can reach an app, by which paths, and does it work right now?
query WhoCanReach {
  app(label: "Payroll") {
    label
    status
    whoCanReach(first: 20) {
      totalCount
      edges {
        user { login status }
        usability
        reasons
        paths { kind group { name } membership rules { name } since }
      }
      pageInfo { hasNextPage endCursor }
      dataStatus { asOf complete gaps { collector scopeName reason since } }
    }
  }
}`,
  `# One user and one app: every path, or a "no" that can be relied on.
query Access {
  access(user: "ada.lopez@larkspur.example", app: "Payroll") {
    entitlement
    usability
    reasons
    paths { kind group { name } membership rules { name expression } since }
    account { scope status userName }
    lastUse { state reason }
    dataStatus { asOf complete }
  }
}`,
  `# Everything a user can reach, and the groups that give it.
query CanReach {
  user(login: "ada.lopez@larkspur.example") {
    displayName
    status
    canReach(first: 50) {
      totalCount
      edges { app { label } usability pathCount paths { kind group { name } } }
    }
    memberships(first: 50) { edges { group { name } reason rules { name } since } }
  }
}`,
  `# Users who are blocked or gone and still hold access to an app.
query Leavers {
  app(label: "Payroll") {
    whoCanReach(filter: { usability: { eq: BLOCKED } }) {
      totalCount
      edges { user { login status statusChanged } reasons paths { kind group { name } } }
    }
  }
}`,
  `# Why is somebody in a group, and what does the group give?
query Group {
  group(name: "Finance") {
    name
    type
    rules { name status expression }
    apps { nodes { label status } }
    members(first: 20) { totalCount edges { user { login } reason rules { name } since } }
  }
}`,
  `# How fresh and how complete is what is known?
query Freshness {
  organizations {
    name
    domain
    userCount
    groupCount
    appCount
    lastSync { number status startedAt finishedAt reason collectors { name status read reason } }
    dataStatus { asOf complete gapCount gaps { collector scopeName code reason since } }
  }
}`,
];

export const graphiqlOptions = {
  title: "Access Graph",
  defaultQuery: examples[0] ?? "",
  defaultTabs: examples.map((query) => ({ query })),
  // A bearer key typed into the headers editor must not stay in the browser's storage.
  shouldPersistHeaders: false,
};

/** The page carries its scripts and its editor's workers within itself; it may talk to nobody but this server. */
export const graphiqlPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Runs in the page before everything else, and keeps from the browser's storage what may hold a token: variables, headers
 * and mutations. GraphiQL keeps its tabs and its history there, in JSON.
 */
export const forgetfulStorage = `(() => {
  const set = Storage.prototype.setItem;
  const left = new Set(["variables", "headers", "hash", "response"]);
  const clean = (key, value) =>
    left.has(key) ? null : typeof value === "string" && /mutation/i.test(value) ? "" : value;
  Storage.prototype.setItem = function (key, value) {
    if (/:(variables|headers)$/.test(key)) return;
    let kept;
    try {
      kept = JSON.stringify(JSON.parse(value, clean));
    } catch {
      kept = clean("", String(value));
    }
    set.call(this, key, kept);
  };
})();`;
