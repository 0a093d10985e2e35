import { catalogue, type DiagnosticCode, type Severity } from './catalogue.ts';

/** How a person wants a code to be treated. */
export type Rating = Severity | 'off';

/** The codes that are not treated as the catalogue says. */
export type Ratings = ReadonlyMap<DiagnosticCode, Rating>;

const ratings: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies readonly Rating[];

/** Everything as the catalogue says. */
export const standardRatings: Ratings = new Map();

/** A code whose findings can be re-rated or ignored: all but those of a text that could not be read. */
export function isNegotiable(code: DiagnosticCode): boolean {
  return code !== 'syntax-error';
}

/** The severity of a finding as a person wants it; `undefined` when it is not wanted at all. */
export function severityOf(code: DiagnosticCode, wanted: Ratings): Severity | undefined {
  const rating = wanted.get(code) ?? catalogue[code].severity;
  return rating === 'off' ? undefined : rating;
}

/** Whether a word is a code of the catalogue. */
export function isDiagnosticCode(word: string): word is DiagnosticCode {
  return Object.hasOwn(catalogue, word);
}

/**
 * Reads `{ "dead-end": "warning", … }` from a setting or a file. What cannot be used is left out, with one sentence each
 * about why.
 */
export function readRatings(value: unknown): { readonly ratings: Ratings; readonly problems: readonly string[] } {
  const read = new Map<DiagnosticCode, Rating>();
  const problems: string[] = [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ratings: read, problems: ['It must be an object of codes and severities.'] };
  }
  for (const [code, rating] of Object.entries(value)) {
    if (!isDiagnosticCode(code)) problems.push(`There is no finding \`${code}\`.`);
    else if (!isRating(rating)) {
      problems.push(`\`${code}\` must be one of ${ratings.map((one) => JSON.stringify(one)).join(', ')}.`);
    } else if (!isNegotiable(code)) problems.push(`\`${code}\` is always an error.`);
    else read.set(code, rating);
  }
  return { ratings: read, problems };
}

function isRating(value: unknown): value is Rating {
  return ratings.includes(value);
}
