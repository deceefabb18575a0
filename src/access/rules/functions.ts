import { disjunction, equality, isArray, isUnsure, lacking, notTrue, open, type Value } from "./values.ts";

/** A documented function; what its arguments come to is known, or partly known, by then. */
type Function = (args: readonly Value[]) => Value;

/** Of one text: what is not there stays away, or fails. */
function ofText(apply: (text: string, ...more: readonly Value[]) => Value, least = 1, most = least): Function {
  return (args) => {
    const [text, ...more] = args;
    if (args.length < least || args.length > most || more.some((value) => isUnsure(value) || value === null))
      return open;
    if (text === null || text === lacking) return lacking;
    return typeof text === "string" ? apply(text, ...more) : open;
  };
}

/** Whether one text is found in another in some way. */
function finds(test: (text: string, sought: string) => boolean): Function {
  return ([text, sought, ...more]) => {
    if (typeof sought !== "string" || more.length > 0) return open;
    if (text === null || text === lacking) return sought === "" ? open : notTrue;
    return typeof text === "string" ? test(text, sought) : open;
  };
}

function allTexts(args: readonly Value[]): args is string[] {
  return args.every((value) => typeof value === "string");
}

const toUpperCase = ofText((text) => text.toUpperCase());
const toLowerCase = ofText((text) => text.toLowerCase());
// What is returned where nothing is found is not documented.
const substringBefore = ofText(
  (text, sought) =>
    typeof sought === "string" && sought !== "" && text.includes(sought) ? text.slice(0, text.indexOf(sought)) : open,
  2,
);
const substringAfter = ofText(
  (text, sought) =>
    typeof sought === "string" && sought !== "" && text.includes(sought)
      ? text.slice(text.indexOf(sought) + sought.length)
      : open,
  2,
);
const substring = ofText((text, start, end) => {
  const isRange = Number.isInteger(start) && Number.isInteger(end);
  if (!isRange || typeof start !== "number" || typeof end !== "number") return open;
  return 0 <= start && start <= end && end <= text.length ? text.slice(start, end) : open;
}, 3);

// Whether what is to be replaced is a pattern is not documented: only what means the same either way is replaced.
const plain = /^[^\\.[\]{}()<>*+\-=!?^$|]+$/;
const isPlain = (match: Value | undefined, by: Value | undefined): boolean =>
  typeof match === "string" && plain.test(match) && typeof by === "string" && !/[\\$]/.test(by);

/** @param apply for an array; null is an array of nothing where `ofNull` says so */
function ofArray(apply: (array: readonly Value[], ...more: readonly Value[]) => Value, ofNull: Value = open): Function {
  return ([array, ...more]) => {
    if (array === undefined) return open;
    if (array === null) return ofNull;
    return isArray(array) ? apply(array, ...more) : open;
  };
}

export const functions: Readonly<Record<string, Function>> = {
  "String.append": (args) => (args.length === 2 && allTexts(args) ? args.join("") : open),
  "String.join": (args) => {
    if (args.length === 0 || !allTexts(args)) return open;
    const [separator, ...texts] = args;
    return texts.join(separator);
  },
  "String.len": ([text, ...more]) => (typeof text === "string" && more.length === 0 ? text.length : open),
  "String.removeSpaces": ofText((text) => (/[^\S ]/.test(text) ? open : text.replaceAll(" ", ""))),
  "String.replace": ofText(
    (text, match, by) => (isPlain(match, by) ? text.replaceAll(match as string, by as string) : open),
    3,
  ),
  "String.replaceFirst": ofText(
    (text, match, by) => (isPlain(match, by) ? text.replace(match as string, by as string) : open),
    3,
  ),
  "String.stringContains": finds((text, sought) => text.includes(sought)),
  "String.startsWith": finds((text, sought) => text.startsWith(sought)),
  "String.endsWith": finds((text, sought) => text.endsWith(sought)),
  "String.stringSwitch": (args) => {
    if (args.length < 4 || args.length % 2 === 1 || !allTexts(args)) return open;
    const [text, fallback, ...pairs] = args as [string, string, ...string[]];
    const at = pairs.findIndex((key, index) => index % 2 === 0 && text.includes(key));
    return at === -1 ? fallback : (pairs[at + 1] as string);
  },
  "String.substring": substring,
  "String.substringAfter": substringAfter,
  "String.substringBefore": substringBefore,
  "String.toUpperCase": toUpperCase,
  "String.toLowerCase": toLowerCase,
  // Okta's older spellings.
  toUpperCase,
  toLowerCase,
  substring,
  substringAfter,
  substringBefore,
  "Arrays.add": ofArray((array, item) => (item === undefined ? open : [...array, item])),
  "Arrays.remove": ofArray((array, item) => {
    if (item === undefined) return open;
    const same = array.map((present) => equality(present, item));
    return same.every((truth) => typeof truth === "boolean") ? array.filter((_, at) => !same[at]) : open;
  }),
  "Arrays.clear": ofArray(() => []),
  "Arrays.get": ofArray((array, at) => {
    const item = typeof at === "number" ? array[at] : undefined;
    return item === undefined || isUnsure(item) ? open : item;
  }),
  "Arrays.flatten": (args) => args.flatMap((value): readonly Value[] => (isArray(value) ? value : [value])),
  // Whole elements, upper and lower case told apart.
  "Arrays.contains": ofArray(
    (array, item) =>
      item === undefined
        ? open
        : array.reduce<Value>((so, present) => disjunction(so, () => equality(present, item)), false),
    notTrue,
  ),
  "Arrays.size": ofArray((array) => array.length, 0),
  "Arrays.isEmpty": ofArray((array) => array.length === 0, true),
  "Arrays.toCsvString": ofArray((array) => (allTexts(array) ? array.join(",") : open)),
};

/** The sum, difference and so on of two numbers, or two texts one after the other. */
export function arithmetic(operator: string, left: Value, right: Value): Value {
  if (operator === "+" && typeof left === "string" && typeof right === "string") return left + right;
  if (typeof left !== "number" || typeof right !== "number") return open;
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  if (operator === "*") return left * right;
  if (right === 0) return open;
  // Whole numbers are divided as whole numbers in Java, so only what has no remainder is sure.
  if (operator === "/") return Number.isInteger(left / right) || !Number.isInteger(left) ? left / right : open;
  return left % right;
}

/** Texts are compared as Java compares them, by their UTF-16 units. */
export function order(operator: string, left: Value, right: Value): Value {
  const comparable =
    (typeof left === "string" && typeof right === "string") || (typeof left === "number" && typeof right === "number");
  if (!comparable) return open;
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  if (operator === ">") return left > right;
  return left >= right;
}
