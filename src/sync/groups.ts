import type { Collector } from "./context.ts";
import { doubtAbout, lossOf } from "./doubtful-loss.ts";
import { createGroupWriter, everyoneOf, isEveryone } from "./group-writer.ts";
import { readChanged } from "./incremental/changed-objects.ts";

/** All groups with Okta's own member counts, which tell the membership collector which ones are empty. */
export const groups: Collector = {
  name: "groups",
  after: [],
  async collect(context, tally) {
    const { changes } = context;
    const writer = createGroupWriter(context, tally);
    if (changes) {
      // Everyone is always asked for, for its count of members.
      const everyone = everyoneOf(context.groups)?.id ?? null;
      return await readChanged(context, tally, {
        kind: "groups",
        what: "group",
        writer,
        changed: (use) => context.okta.changes.groupsSince(changes.since, everyone, use),
        byId: context.okta.changes.groupsById,
        named: [...changes.hints.groups, ...changes.hints.members],
      });
    }
    tally.atBreakOff(writer.flush);
    for await (const page of context.okta.groups({ signal: context.signal, meter: tally.meter })) {
      tally.read += page.records.length;
      for (const group of page.records) await writer.add(group);
      for (const bad of page.quarantined) {
        tally.miss({ code: "QUARANTINED", reason: `a group record could not be read: ${bad.reason}` });
      }
    }
    await writer.flush();
    if ([...context.groups.values()].some((group) => isEveryone(group) && !group.seen)) {
      tally.miss({
        code: "PARTIAL",
        reason:
          "Okta no longer lists the group Everyone, which no org can lose: the token sees only some of the groups now. None is believed gone, all are kept. Give the token's owner a role that sees all groups, then sync again.",
      });
      return;
    }
    const doubt = await doubtAbout(context, {
      ...lossOf(context.groups.values()),
      what: "groups",
      isThere: (id) => context.okta.exists("groups", id, { signal: context.signal, meter: tally.meter }),
    });
    if (doubt) tally.miss(doubt);
  },
};
