/** What differs between two texts: between `from` and `to` of the old one stands what is between `from` and `newTo` of the new one. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly newTo: number;
}

/** The one stretch outside of which two texts are equal. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  return { from, to: before.length - same, newTo: after.length - same };
}
