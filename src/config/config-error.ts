/** Something in flags, environment or files that only the operator can put right. The message says what to do. */
export class ConfigError extends Error {
  override name = "ConfigError";
}
