import { createToken, Lexer, type TokenType } from "chevrotain";

/** The words and signs that a condition is made of. */

const Blank = createToken({ name: "Blank", pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
/** Any word can be the name of an attribute, operators too: `user.mod`. */
export const Word = createToken({ name: "Word", pattern: Lexer.NA });
export const Name = createToken({ name: "Name", pattern: /[A-Za-z_$][\w$]*/, categories: Word });
export const Text = createToken({ name: "Text", pattern: /"(?:[^"]|"")*"|'(?:[^']|'')*'/, line_breaks: true });
export const Numeral = createToken({ name: "Numeral", pattern: /\d+(?:\.\d+)?/ });

export const Constant = createToken({ name: "Constant", pattern: Lexer.NA });
export const And = createToken({ name: "And", pattern: Lexer.NA });
export const Or = createToken({ name: "Or", pattern: Lexer.NA });
export const Not = createToken({ name: "Not", pattern: Lexer.NA });
export const Compare = createToken({ name: "Compare", pattern: Lexer.NA });
/** Spring's operators whose meaning in a rule is not documented. */
export const Foreign = createToken({ name: "Foreign", pattern: Lexer.NA });
export const Sum = createToken({ name: "Sum", pattern: Lexer.NA });
export const Product = createToken({ name: "Product", pattern: Lexer.NA });

const words = (category: TokenType, ...spellings: string[]) =>
  spellings.map((word) =>
    createToken({
      name: `Word ${word}`,
      pattern: new RegExp(word, "i"),
      longer_alt: Name,
      categories: [category, Word],
    }),
  );
const signs = (category: TokenType, ...spellings: string[]) =>
  spellings.map((sign) => createToken({ name: `Sign ${sign}`, pattern: sign, categories: category }));
const sign = (pattern: string) => createToken({ name: `Sign ${pattern}`, pattern });

export const Open = sign("(");
export const Close = sign(")");
export const OpenList = sign("{");
export const CloseList = sign("}");
export const OpenIndex = sign("[");
export const CloseIndex = sign("]");
export const Comma = sign(",");
export const SafeDot = sign("?.");
export const Elvis = sign("?:");
export const Dot = sign(".");
export const Question = sign("?");
export const Colon = sign(":");

export const tokens = [
  Blank,
  ...words(Constant, "true", "false", "null"),
  ...words(And, "and"),
  ...words(Or, "or"),
  ...words(Not, "not"),
  ...words(Compare, "eq", "ne", "le", "lt", "ge", "gt"),
  ...words(Foreign, "matches", "instanceof", "between"),
  ...words(Product, "div", "mod"),
  Name,
  Text,
  Numeral,
  ...signs(And, "&&"),
  ...signs(Or, "||"),
  ...signs(Compare, "==", "!=", "<=", ">=", "<", ">"),
  ...signs(Not, "!"),
  ...signs(Sum, "+", "-"),
  ...signs(Product, "*", "/", "%"),
  ...signs(Foreign, "^"),
  SafeDot,
  Elvis,
  Open,
  Close,
  OpenList,
  CloseList,
  OpenIndex,
  CloseIndex,
  Comma,
  Dot,
  Question,
  Colon,
  Word,
  Constant,
  And,
  Or,
  Not,
  Compare,
  Foreign,
  Sum,
  Product,
];
