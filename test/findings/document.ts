import { type FindingKind, findingKinds, findings } from "../../src/access/findings/catalogue.ts";
import { severities } from "../../src/access/findings/finding.ts";

/** docs/findings.md: what is said of each kind comes from the definitions themselves. */
export function findingsDocument(): string {
  const order = [...severities].reverse();
  const parts = order.flatMap((severity) => {
    const kinds = findingKinds.filter((kind) => findings[kind].severity === severity);
    return kinds.length === 0 ? [] : [`### Severity ${severity}`, ...kinds.map(section)];
  });
  return `${[head, ...parts, tail].join("\n\n")}\n`;
}

function section(kind: FindingKind): string {
  const { title, description, parameters, restsOn, usesLog, statement } = findings[kind];
  const presets = Object.entries(parameters).map(([name, preset]) =>
    Array.isArray(preset) ? `\`${name}\`` : `\`${name}: ${String(preset)}\``,
  );
  const words = [
    presets.length === 0 ? null : `Takes ${presets.join(", ")}.`,
    usesLog ? "Needs the System Log." : null,
    `Rests on ${restsOn.join(", ")}: [${statement}](../cypher/findings/${statement}.cypher).`,
  ];
  return `**\`${kind}\`** ${title}. ${description} ${words.filter((part) => part !== null).join(" ")}`;
}

const head = `# Findings

What somebody should look at: access that is not used, leavers who keep some, groups that do nothing, administrators who do not
come. Each kind is one definition in Cypher, tried on a small org of hits and decoys. \`npm run generate\` writes this page from the
definitions.

## Asking

\`\`\`graphql
{
  findings(kind: LEAVER_WITH_ACCESS, first: 50) {
    totalCount
    isTotalExact
    unknownCount
    unknown { reason count }
    edges {
      node {
        certainty
        summary
        subject { __typename ... on User { login status } ... on Group { name } ... on App { label } }
        related { __typename ... on User { login } ... on Group { groupName: name } ... on App { label } }
        facts { name value }
      }
    }
    pageInfo { hasNextPage endCursor }
    coverage { from until isSufficient }
    dataStatus { asOf complete gaps { collector scopeName code } }
  }
}
\`\`\`

\`\`\`graphql
{ findingKinds { kind title severity description usesLog restsOn parameters { name preset } } }
\`\`\`

\`parameters\` of \`findings\` says otherwise than what is preset: \`findings(kind: UNUSED_ACCESS, parameters: { days: 30 })\`. A
kind refuses parameters that it does not take.

**An empty page is no proof by itself.** Nothing was found, and nothing is there, where \`unknownCount\` is 0, \`isTotalExact\` is
true and \`dataStatus\` is complete:

- *Unknown* is what could not be told, and why: nobody's access is called unused where the System Log is not known for as long as
  asked (\`COVERAGE_TOO_SHORT\`, \`ACTIVITY_NOT_READ\`, \`ACTIVITY_INCOMPLETE\`), or where all ways to the app are newer than that
  (\`GRANT_TOO_NEW\`). The time that counts ends where the log was last read, and not now.
- *Possible* findings (\`certainty\`) are those that something unread could refute, or of which Okta does not say whether they hold.
- *Not exact* is a count that took longer than \`patience\` allows, a second unless given: there are at least so many. A page that took too long is short, or even empty, while
  \`hasNextPage\` is true; \`endCursor\` says where to go on.
- *Gaps* in the data can hide findings, as they can hide any access.

Findings are no verdicts. What is right for an org is for its people to say.

## On the command line

\`\`\`shell
access-graph report                                   # every kind, twenty of each, as tables
access-graph report unused-access --days 30 --format csv --limit 100000 > unused.csv
access-graph report separation-of-duties --rules rules.yaml
access-graph report --fail-on high,app-open-to-all   # for pipelines
access-graph report --list                            # which kinds there are
\`\`\`

Options such as \`--days\` hold for those kinds that take them. CSV cells that a spreadsheet would take for a formula begin with an
apostrophe. What is not known goes to stderr where the form has no place for it.

**\`--fail-on\`** takes kinds, and severities: \`high\` stands for all kinds of severity HIGH and more. They are looked for whatever
else is named. The command ends with exit code 8 where something is found of them. It also does where nothing was found but that
cannot be relied on: something is unknown (except what is only too new), the count is not exact, or the data have gaps. Each
reason is said on stderr. \`--allow-unknown\` lets such a run pass, and says the reasons all the same. Separation of duties is only
looked for with \`--rules\`, or by name.

**Separation of duties** takes its rules from a file of YAML or JSON. Whoever has something of \`a\` and something of \`b\` is
found. With \`without\` in place of \`b\`, whoever has something of \`a\` and nothing of that: such a finding is POSSIBLE where the members
of a group it names could not be read, or whatever else could give it. Apps, groups and roles go by label, name or Okta id; standard
roles by type. A name that nothing bears is an error.

\`\`\`yaml
rules:
  - name: Nobody pays what they approve
    a: { groups: [Payers], apps: [Bank] }
    b: { groups: [Approvers], roles: [SUPER_ADMIN] }
  - name: Whoever trades has passed the training
    a: { groups: [Traders] }
    without: { groups: [Trained, Trained Abroad] }
\`\`\`

## The kinds`;

const tail = `## Size

A statement goes through some thousands of users, groups or apps in the order of the answer, and the next one goes on behind them,
so that a page comes as soon as it is full and no statement holds the whole org. Kinds about administrators begin at the
assignments of roles, which are few. Kinds about peers put users together by department and title first. After \`patience\`, a second
unless given and 25 on the command line, no further stretch is begun. An app or group that everybody has makes no finding of each user: \`includeEveryone\` asks for that.`;
