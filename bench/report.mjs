/** The whole of docs/performance.md, which is also what is printed. */
export function toReport({ machine, size, sections }) {
  return [
    "# Performance",
    "Measured and written by `npm run bench -- --write`; nothing here is edited by hand. Counts are the same in every run. Times\nare of one run on the machine below: what they say is how the product compares with the bare means beside it.",
    [...Object.entries(machine), ["date", new Date().toISOString().slice(0, 10)]]
      .map(([name, value]) => `- ${name}: ${value}`)
      .join("\n"),
    `The large org is simulated: ${sizes(size)}, seed ${size.seed}. Other sizes: \`npm run bench -- --help\`.`,
    ...sections.flatMap(({ title, text }) => [`## ${title}`, text]),
  ]
    .join("\n\n")
    .concat("\n");
}

function sizes({ users, groups, apps }) {
  return Object.entries({ users, groups, apps })
    .map(([name, count]) => `${count.toLocaleString("en")} ${name}`)
    .join(", ");
}
