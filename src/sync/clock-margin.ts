/** Okta is many machines, whose clocks may differ a little; and a change may show a while after it was made. */
const clockMarginMs = 10 * 60_000;

/** A moment that was before another, by any of Okta's clocks. Ours may be wrong by any amount. */
export function surelyBefore(oktaTime: string): Date {
  return new Date(Date.parse(oktaTime) - clockMarginMs);
}
