import { randomUUID } from "node:crypto";
import type { SimOrg } from "./org.ts";

export interface HookTarget {
  url: string;
  /** The value of the `Authorization` header. */
  secret: string;
  /** Events in one delivery at most. */
  batch?: number;
  /** How long a receiver may take; Okta waits three seconds. */
  timeoutMs?: number;
}

/** What a delivery does that Okta's may: come again, come in any order. */
export interface DeliveryHabits {
  twice?: boolean;
  backwards?: boolean;
}

/** One try of one delivery, and the receiver's status; null for none in time. */
export interface Delivered {
  eventId: string;
  uuids: string[];
  status: number | null;
}

export interface EventHook {
  /** Asks the receiver whether it wants to be one; nothing is delivered before. */
  verify(): Promise<boolean>;
  /** Sends what the log has had since the last time. A receiver that is too slow or fails is tried once more, and no more. */
  deliver(habits?: DeliveryHabits): Promise<Delivered[]>;
}

/** Types of the log that Okta offers to event hooks; the others, such as single sign-ons, never come. */
const eligible =
  /^(?:user\.lifecycle\.|user\.account\.privilege\.|user\.account\.(?:lock|unlock)|group\.user_membership\.(?:add|remove)|group\.lifecycle\.|group\.privilege\.|application\.lifecycle\.|application\.user_membership\.|iam\.|system\.api_token\.)/;

interface LogEvent {
  uuid: string;
  eventType: string;
}

/** An event hook of the org: delivers on demand, so that whoever tries it need not wait for minutes as with Okta. */
export function createEventHook(org: SimOrg, target: HookTarget): EventHook {
  const { url, secret, batch = 20, timeoutMs = 3_000 } = target;
  let isVerified = false;
  let told = org.log.events().length;

  async function send(body: string): Promise<number | null> {
    const headers = { authorization: secret, "content-type": "application/json; charset=UTF-8" };
    try {
      const answer = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(timeoutMs) });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  async function deliverBatch(events: LogEvent[]): Promise<Delivered[]> {
    const eventId = randomUUID();
    const body = JSON.stringify({
      eventType: "com.okta.event_hook",
      eventTypeVersion: "1.0",
      cloudEventsVersion: "0.1",
      source: `https://${org.subdomain}.okta.com/api/v1/eventHooks/who${org.id.slice(3)}`,
      eventId,
      eventTime: new Date(org.clock.now()).toISOString(),
      contentType: "application/json",
      data: { events },
    });
    const uuids = events.map(({ uuid }) => uuid);
    const first = { eventId, uuids, status: await send(body) };
    if (first.status !== null && first.status < 500) return [first];
    return [first, { ...first, status: await send(body) }];
  }

  return {
    async verify() {
      const challenge = randomUUID();
      const headers = { authorization: secret, "x-okta-verification-challenge": challenge };
      const answer = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) }).catch(() => null);
      const body: unknown = answer?.status === 200 ? await answer.json().catch(() => null) : null;
      isVerified = (body as { verification?: unknown } | null)?.verification === challenge;
      return isVerified;
    },
    async deliver({ twice = false, backwards = false } = {}) {
      if (!isVerified) return [];
      const all = org.log.events() as LogEvent[];
      const events = all.slice(told).filter(({ eventType }) => eligible.test(eventType));
      told = all.length;
      if (backwards) events.reverse();
      const batches = Array.from({ length: Math.ceil(events.length / batch) }, (_, index) =>
        events.slice(index * batch, (index + 1) * batch),
      );
      const delivered: Delivered[] = [];
      for (const one of twice ? [...batches, ...batches] : batches) delivered.push(...(await deliverBatch(one)));
      return delivered;
    },
  };
}
