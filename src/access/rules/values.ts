/** What is known for sure. */
export type Known = string | number | boolean | null | readonly Value[];

/**
 * What an expression comes to for one user. Where that is not known for sure, what it may be is: rules are only said to hold,
 * or not to, where every one of these possibilities says the same. Okta does not document what its functions make of null, and
 * a condition that fails makes nobody a member.
 */
export type Value = Known | Unsure;
export type Unsure = typeof anything | typeof open | typeof lacking | typeof notTrue;

/** Some value, without fail: an attribute that the graph does not hold. */
export const anything: unique symbol = Symbol("anything");
/** Some value, or the whole condition fails. */
export const open: unique symbol = Symbol("open");
/** Null, an empty text, or the whole condition fails: what comes of a text that is not there. */
export const lacking: unique symbol = Symbol("lacking");
/** False, or the whole condition fails. */
export const notTrue: unique symbol = Symbol("not true");

export function isUnsure(value: Value): value is Unsure {
  return typeof value === "symbol";
}

export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

type Truth = boolean | Unsure;

/** A value where a condition is wanted. */
export function asCondition(value: Value): Truth {
  if (typeof value === "boolean") return value;
  if (value === null || value === lacking) return notTrue;
  return isUnsure(value) ? value : open;
}

export function negation(value: Value): Truth {
  const truth = asCondition(value);
  if (typeof truth === "boolean") return !truth;
  return truth === anything ? anything : open;
}

/** From left to right: what is decided by then is not looked at any more, so that it cannot fail either. */
export function conjunction(left: Value, right: () => Value): Truth {
  const one = asCondition(left);
  if (one === false || one === notTrue) return one;
  const other = asCondition(right());
  if (one === true) return other;
  if (other === notTrue) return notTrue;
  if (other === false) return one === anything ? false : notTrue;
  return one === anything && other !== open ? anything : open;
}

export function disjunction(left: Value, right: () => Value): Truth {
  const one = asCondition(left);
  if (one === true) return true;
  const other = asCondition(right());
  if (one === false) return other;
  if (one === anything) return other === true ? true : other === false || other === anything ? anything : open;
  return one === notTrue && (other === false || other === notTrue) ? notTrue : open;
}

export function equality(left: Value, right: Value): Truth {
  if (left === open || right === open) return open;
  if (isUnsure(left)) return isUnsure(right) ? both(left, right) : unsureEquals(left, right);
  if (isUnsure(right)) return unsureEquals(right, left);
  if (left === null || right === null) return left === right;
  if (isArray(left) || isArray(right)) {
    if (!isArray(left) || !isArray(right)) return anything;
    if (left.length !== right.length) return false;
    return left.reduce<Truth>((so, item, at) => conjunction(so, () => equality(item, right[at] ?? null)), true);
  }
  // Whether "5" equals 5 is not documented.
  return typeof left === typeof right ? left === right : anything;
}

function both(left: Unsure, right: Unsure): Truth {
  return left === anything && right === anything ? anything : open;
}

function unsureEquals(unsure: Unsure, known: Known): Truth {
  if (unsure === anything) return anything;
  if (unsure === lacking) return typeof known === "string" && known !== "" ? notTrue : open;
  return unsure === notTrue && known === true ? notTrue : open;
}
