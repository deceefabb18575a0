/** Asks one question by HTTP. Times out, so that no run hangs. */
export async function askByHttp(url, { query, variables }, longestMs) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(longestMs),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(`${query}\n${JSON.stringify(errors)}`);
  return data;
}
