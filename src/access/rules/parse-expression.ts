import { EmbeddedActionsParser, type IToken, Lexer } from "chevrotain";
import type { Arithmetic, Comparison, Expression } from "./expression.ts";
import {
  And,
  Close,
  CloseIndex,
  CloseList,
  Colon,
  Comma,
  Compare,
  Constant,
  Dot,
  Elvis,
  Foreign,
  Name,
  Not,
  Numeral,
  Open,
  OpenIndex,
  OpenList,
  Or,
  Product,
  Question,
  SafeDot,
  Sum,
  Text,
  tokens,
  Word,
} from "./tokens.ts";

/**
 * Reads the condition of a group rule: Okta's Expression Language, which is a part of Spring's (SpEL). Spring's words for
 * operators count in any case, strings stand in either kind of quotes with the quote itself doubled, and a backslash is
 * just a backslash, as in Okta's own example `"XDOMAIN\" + …`.
 */

// Far beyond any rule that Okta takes; what is longer or deeper is not read, so that no text can exhaust the stack.
const longest = 20_000;
const deepest = 100;

const spelling: Readonly<Record<string, string>> = {
  eq: "==",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
  div: "/",
  mod: "%",
};
const operatorOf = (token: IToken): string => spelling[token.image.toLowerCase()] ?? token.image;

/** A class, for that is how the library takes a grammar. */
class ExpressionParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens, { recoveryEnabled: false, maxLookahead: 2 });
    this.performSelfAnalysis();
  }

  readonly whole = this.RULE("whole", (): Expression => this.SUBRULE(this.expression));

  readonly expression = this.RULE("expression", (): Expression => {
    const condition = this.SUBRULE(this.either);
    let result = condition;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(Question);
            const then = this.SUBRULE1(this.expression);
            this.CONSUME(Colon);
            result = { kind: "choice", condition, then, otherwise: this.SUBRULE2(this.expression) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(Elvis);
            result = { kind: "opaque", parts: [condition, this.SUBRULE3(this.expression)] };
          },
        },
      ]);
    });
    return result;
  });

  readonly either = this.RULE("either", (): Expression => {
    const parts = [this.SUBRULE1(this.both)];
    this.MANY(() => {
      this.CONSUME(Or);
      parts.push(this.SUBRULE2(this.both));
    });
    return onlyOr("or", parts);
  });

  readonly both = this.RULE("both", (): Expression => {
    const parts = [this.SUBRULE1(this.comparison)];
    this.MANY(() => {
      this.CONSUME(And);
      parts.push(this.SUBRULE2(this.comparison));
    });
    return onlyOr("and", parts);
  });

  readonly comparison = this.RULE("comparison", (): Expression => {
    const left = this.SUBRULE1(this.sum);
    let result = left;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            const operator = operatorOf(this.CONSUME(Compare)) as Comparison;
            result = { kind: "comparison", operator, left, right: this.SUBRULE2(this.sum) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(Foreign);
            result = { kind: "opaque", parts: [left, this.SUBRULE3(this.sum)] };
          },
        },
      ]);
    });
    return result;
  });

  readonly sum = this.RULE("sum", (): Expression => {
    let left = this.SUBRULE1(this.product);
    this.MANY(() => {
      const operator = operatorOf(this.CONSUME(Sum)) as Arithmetic;
      left = { kind: "arithmetic", operator, left, right: this.SUBRULE2(this.product) };
    });
    return left;
  });

  readonly product = this.RULE("product", (): Expression => {
    let left = this.SUBRULE1(this.signed);
    this.MANY(() => {
      const operator = operatorOf(this.CONSUME(Product)) as Arithmetic;
      left = { kind: "arithmetic", operator, left, right: this.SUBRULE2(this.signed) };
    });
    return left;
  });

  readonly signed = this.RULE("signed", (): Expression => {
    return this.OR([
      {
        ALT: (): Expression => {
          this.CONSUME(Not);
          return { kind: "not", part: this.SUBRULE1(this.signed) };
        },
      },
      {
        ALT: (): Expression => {
          const minus = this.CONSUME(Sum).image === "-";
          const part = this.SUBRULE2(this.signed);
          return minus ? { kind: "minus", part } : part;
        },
      },
      { ALT: (): Expression => this.SUBRULE(this.reference) },
    ]);
  });

  /** A value, and what is taken of it: `findDirectoryUser().managerUpn`, `user.tags[0]`. */
  readonly reference = this.RULE("reference", (): Expression => {
    let value = this.SUBRULE(this.primary);
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.OR2([{ ALT: () => this.CONSUME(Dot) }, { ALT: () => this.CONSUME(SafeDot) }]);
            this.CONSUME(Word);
            let args: Expression[] = [];
            this.OPTION(() => {
              args = this.SUBRULE(this.list);
            });
            this.ACTION(() => {
              value = { kind: "opaque", parts: [value, ...args] };
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(OpenIndex);
            const index = this.SUBRULE(this.expression);
            this.CONSUME(CloseIndex);
            value = { kind: "opaque", parts: [value, index] };
          },
        },
      ]);
    });
    return value;
  });

  readonly primary = this.RULE("primary", (): Expression => {
    return this.OR([
      { ALT: (): Expression => ({ kind: "literal", value: unquoted(this.CONSUME(Text).image) }) },
      { ALT: (): Expression => ({ kind: "literal", value: Number(this.CONSUME(Numeral).image) }) },
      { ALT: (): Expression => ({ kind: "literal", value: constant(this.CONSUME(Constant).image) }) },
      {
        ALT: (): Expression => {
          this.CONSUME(Open);
          const inner = this.SUBRULE(this.expression);
          this.CONSUME(Close);
          return inner;
        },
      },
      {
        ALT: (): Expression => {
          const items: Expression[] = [];
          this.CONSUME(OpenList);
          this.MANY_SEP({ SEP: Comma, DEF: () => items.push(this.SUBRULE2(this.expression)) });
          this.CONSUME(CloseList);
          return { kind: "array", items };
        },
      },
      { ALT: (): Expression => this.SUBRULE(this.named) },
    ]);
  });

  /** `user.department`, `String.len(…)`, `isMemberOfGroup(…)`: one name, or a name within one of the language's own. */
  readonly named = this.RULE("named", (): Expression => {
    const first = this.CONSUME(Name).image;
    let second: string | undefined;
    this.OPTION1(() => {
      this.CONSUME(Dot);
      second = this.CONSUME(Word).image;
    });
    let args: Expression[] | undefined;
    this.OPTION2(() => {
      args = this.SUBRULE(this.list);
    });
    const name = second === undefined ? first : `${first}.${second}`;
    if (args !== undefined) return { kind: "call", name, args };
    return first === "user" && second !== undefined
      ? { kind: "attribute", name: second }
      : { kind: "opaque", parts: [] };
  });

  readonly list = this.RULE("list", (): Expression[] => {
    const args: Expression[] = [];
    this.CONSUME(Open);
    this.MANY_SEP({ SEP: Comma, DEF: () => args.push(this.SUBRULE(this.expression)) });
    this.CONSUME(Close);
    return args;
  });
}

function onlyOr(kind: "and" | "or", parts: Expression[]): Expression {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind, parts };
}

function unquoted(image: string): string {
  const quote = image.charAt(0);
  return image.slice(1, -1).replaceAll(quote + quote, quote);
}

function constant(image: string): boolean | null {
  const word = image.toLowerCase();
  return word === "null" ? null : word === "true";
}

let made: { lexer: Lexer; parser: ExpressionParser } | undefined;

/** @returns null where the text is not of the language, or too long to be a rule */
export function parseExpression(text: string): Expression | null {
  if (text.length > longest) return null;
  // The library looks the grammar over when it is made: not at every start of the program.
  made ??= { lexer: new Lexer(tokens), parser: new ExpressionParser() };
  const { lexer, parser } = made;
  const read = lexer.tokenize(text);
  if (read.errors.length > 0 || isTooDeep(read.tokens)) return null;
  parser.input = read.tokens;
  const expression = parser.whole();
  return parser.errors.length > 0 ? null : expression;
}

/** Brackets, signs and choices within each other: all that makes the parser call itself. */
function isTooDeep(read: readonly IToken[]): boolean {
  let depth = 0;
  let signsInRow = 0;
  let choices = 0;
  for (const { image } of read) {
    if (image === "(" || image === "{" || image === "[") depth += 1;
    else if (image === ")" || image === "}" || image === "]") depth -= 1;
    else if (image === "?" || image === "?:") choices += 1;
    signsInRow = /^(?:!|not|[+-])$/i.test(image) ? signsInRow + 1 : 0;
    if (depth > deepest || signsInRow > deepest || choices > deepest) return true;
  }
  return false;
}
