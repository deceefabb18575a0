/** The whole of docs/performance.md, which is also what is printed. */
export function toReport({ machine, seed, sections }) {
  const titles = [...new Set(sections.map(({ title }) => title))];
  const parts = titles.flatMap((title) => {
    const ofTitle = sections.filter((section) => section.title === title);
    const introduction = ofTitle[0].introduction;
    return [
      `## ${title}`,
      ...(introduction === undefined ? [] : [introduction]),
      ...ofTitle.flatMap(({ heading, text }) => [`### ${heading}`, text]),
    ];
  });
  return [
    "# Performance",
    "Measured and written by `npm run bench -- --write`; nothing here is edited by hand. Counts are the same in every run. Times\nare of one run on the machine below: what they say is how the product compares with the bare means beside it.",
    [...Object.entries(machine), ["date", new Date().toISOString().slice(0, 10)]]
      .map(([name, value]) => `- ${name}: ${value}`)
      .join("\n"),
    `The orgs are simulated, from seed ${seed}. Other sizes: \`npm run bench -- --help\`.`,
    ...parts,
  ]
    .join("\n\n")
    .concat("\n");
}

export function sizeInWords({ users, groups, apps }) {
  return Object.entries({ users, groups, apps })
    .map(([name, count]) => `${count.toLocaleString("en")} ${name}`)
    .join(", ");
}
