/** How much one operation may ask for. Each refusal names the limit and what to do. */
export const limits = {
  /** Words and signs of the document: what the parser may work on. */
  tokens: 2_000,
  /** Fields within fields, fragments written out. */
  depth: 14,
  /** Fields asked for under another name: one question asked many times over. */
  aliases: 50,
  directives: 50,
  /** Nodes that may have to be read: page sizes multiplied along each path. */
  cost: 50_000,
  /** Objects and lists within each other in variables. */
  variableDepth: 50,
  /** Bytes of a request. */
  body: 256 * 1024,
  /** Milliseconds for a whole operation; single statements have a limit of their own. */
  duration: 60_000,
};
