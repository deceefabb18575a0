// As many as the product has in flight at most.
const atOnce = 10;

/**
 * Fetches the pages a sync needs with nothing but `fetch` and `JSON.parse`: what a sync's reading is compared with.
 * @returns how long it took, and the requests
 */
export async function readBare({ url, token }, org, signal) {
  const started = performance.now();
  let requests = 0;

  async function walk(path, keep = "") {
    let rows = 0;
    for (let next = `${url}${path}`; next !== null; ) {
      requests += 1;
      const response = await fetch(next, { headers: { authorization: `SSWS ${token}` }, signal });
      const body = JSON.parse(await response.text());
      if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
      rows += Array.isArray(body) ? body.length : 1;
      const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1] ?? null;
      // Okta leaves `expand` out of the link to the next page.
      next = link === null || keep === "" || link.includes(keep) ? link : `${link}&${keep}`;
    }
    return rows;
  }

  await walk("/api/v1/org");
  await walk("/api/v1/meta/types/user");
  await walk("/api/v1/users?limit=200");
  await walk(`/api/v1/users?limit=200&filter=${encodeURIComponent('status eq "DEPROVISIONED"')}`);
  await walk("/api/v1/groups?limit=200&expand=stats", "expand=stats");
  await walk("/api/v1/groups/rules?limit=200");
  const ruleTargets = new Set([...org.rules.values()].flatMap((rule) => rule.groupIds));
  const groups = [...org.members].filter(([id, members]) => id !== org.everyoneId && members.size > 0);
  await inParallel(groups, ([id]) =>
    ruleTargets.has(id)
      ? walk(`/api/v1/groups/${id}/users?limit=200&expand=group-rules`, "expand=group-rules")
      : walk(`/api/v1/groups/${id}/users?limit=1000`),
  );
  await walk("/api/v1/apps?limit=200");
  await inParallel([...org.apps.keys()], (id) => walk(`/api/v1/apps/${id}/users?limit=500`));
  await inParallel([...org.apps.keys()], (id) => walk(`/api/v1/apps/${id}/groups?limit=200`));
  return { ms: performance.now() - started, requests };
}

async function inParallel(items, work) {
  const queue = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
    }),
  );
}
