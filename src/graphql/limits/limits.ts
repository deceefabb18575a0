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
  /** Values in variables, those in lists and objects counted each: what an operation holds in memory while it waits. */
  variableValues: 20_000,
  /** Bytes of a request. */
  body: 256 * 1024,
  /** Milliseconds for a whole operation; single statements have a limit of their own. */
  duration: 60_000,

  // What follows holds for a server, all its callers together.

  /** Operations that are answered at once, however little they cost. */
  operationsAtOnce: 32,
  /** Cost of the operations that are answered at once: what they hold in memory. */
  costAtOnce: 60_000,
  /** Operations that wait for others to end. */
  waiting: 100,
  /** Milliseconds that an operation waits for others to end. */
  patience: 10_000,
  /** Statements in Neo4j at once; the driver has some connections more, for those who ask whether it answers. */
  statementsAtOnce: 40,
  /** Milliseconds in which whoever asked must take some of the answer. */
  taking: 20_000,
  /** Connections of callers, busy or idle. */
  connections: 500,
};
