// Line breaks and tabs stay, and the colours that a terminal was asked for.
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  /\u001b(?!\[[\d;]*m)|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that cannot move the cursor, clear the screen or turn the direction of writing: names come from directories, where
 * anybody may have written them. What could is shown as `\u001b`, which in JSON means the same as before.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
