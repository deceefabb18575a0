/** In the order in which they are told. */
const titles = [
  "Requests to Okta",
  "Syncing",
  "Incremental syncs",
  "Admin roles",
  "The System Log",
  "Questions",
  "Powers, what if, how to remove",
  "Findings and export",
  "History",
];

const opening = [
  "# Performance",
  `Measured and written by \`npm run bench -- --write\`; nothing here is edited by hand. Counts are the same in every run. Times
are of one run on the machine that is named beside them: what they say is how the product compares with the bare means in the
same run. The orgs are simulated. Other sizes: \`npm run bench -- --help\`.`,
];

/**
 * The whole of docs/performance.md.
 * @param sections what was measured now
 * @param previous the file as it was: what was not measured now stays as it is
 */
export function toReport({ machine, seed, sections }, previous = "") {
  const measured = `Measured on ${new Date().toISOString().slice(0, 10)}, from seed ${seed}: ${Object.values(machine).join(", ")}.`;
  const parts = partsOf(previous);
  for (const { title, introduction = "", heading, text } of sections) {
    const part = parts.get(title) ?? { measurements: new Map() };
    part.introduction = introduction;
    part.measurements.set(heading, `${measured}\n\n${text}`);
    parts.set(title, part);
  }
  const told = titles.flatMap((title) => {
    const part = parts.get(title);
    if (part === undefined) return [];
    const { introduction, measurements } = part;
    return [
      `## ${title}`,
      ...(introduction === "" ? [] : [introduction]),
      ...[...measurements].flatMap(([heading, text]) => [`### ${heading}`, text]),
    ];
  });
  return [...opening, ...told].join("\n\n").concat("\n");
}

/** What a report says, by the title of each part, then by the size of the org. */
function partsOf(report) {
  return new Map(
    report
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [beginning, ...measurements] = part.split(/^### /m).map((text) => text.trim());
        const [title, introduction] = halves(beginning);
        return [title, { introduction, measurements: new Map(measurements.map(halves)) }];
      }),
  );
}

/** The first line, and all that follows it. */
function halves(text) {
  const [first, ...rest] = text.split("\n");
  return [first.trim(), rest.join("\n").trim()];
}

export function sizeInWords({ users, groups, apps }) {
  return Object.entries({ users, groups, apps })
    .map(([name, count]) => `${count.toLocaleString("en")} ${name}`)
    .join(", ");
}
