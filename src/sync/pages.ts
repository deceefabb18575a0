/** How many pages a list of so many has: an empty one is a page too. */
export function pages(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}
