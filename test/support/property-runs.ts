/** How much of its cases a property runs, from 0 to 1: mutation tests run each property under thousands of mutants. */
const share = Number(process.env.PROPERTY_SHARE ?? '1');

/** The number of cases, out of `whole` in a full test run, that a property is to run. */
export function casesOf(whole: number): number {
  return Math.ceil(whole * share);
}

/** The number of interesting cases that a property must have seen: `whole` in a full run, and in a share what comes. */
export function seenOf(whole: number): number {
  return share < 1 ? 0 : whole;
}
