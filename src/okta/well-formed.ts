/** Half a surrogate pair cannot be written as UTF-8: stores and hashes would each change it in their own way. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}
