import { isUsableId, moment, part, text, unknownWord, word } from "./record-fields.ts";

/** Who or what an event names. Okta gives no order among them: they are told apart by type alone. */
export interface OktaLogParty {
  id: string;
  type: string;
}

/** As much of an event of the System Log as is used. Names, addresses and devices are left where they are. */
export interface OktaLogEvent {
  /** The same for an event that Okta tells twice. */
  uuid: string;
  published: string;
  eventType: string;
  outcome: string;
  actor: OktaLogParty | null;
  targets: OktaLogParty[];
}

/** Events have a uuid in place of an id. One without, or without its moment, can be neither told apart nor placed. */
export function readLogEvent(raw: unknown): { record: OktaLogEvent } | { reason: string } {
  const event = part(raw);
  const uuid = text(event.uuid);
  const published = moment(event.published);
  if (uuid === null || uuid === "" || uuid.length > 200) return { reason: "its uuid is missing or unusable" };
  if (published === null) return { reason: "its published is missing or no moment" };
  const targets = Array.isArray(event.target) ? event.target.map(partyOf) : [];
  return {
    record: {
      uuid,
      published,
      eventType: word(event.eventType) ?? unknownWord,
      outcome: word(part(event.outcome).result) ?? unknownWord,
      actor: partyOf(event.actor),
      targets: targets.filter((party) => party !== null),
    },
  };
}

function partyOf(raw: unknown): OktaLogParty | null {
  const { id, type } = part(raw);
  return typeof id === "string" && isUsableId(id) ? { id, type: word(type) ?? unknownWord } : null;
}
