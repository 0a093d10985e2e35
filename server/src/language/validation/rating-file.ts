import { readRatings, standardRatings, type Ratings } from '#core/diagnostics/ratings.ts';

/** The file that says how findings are rated in its folder and below. */
export const ratingFileName = 'wf.config.json';

/**
 * Reads the text of a `wf.config.json`. What cannot be used is left out, with one sentence each about why; `name` is how
 * these call the file.
 */
export function readRatingFile(
  text: string,
  name: string,
): { readonly ratings: Ratings; readonly problems: readonly string[] } {
  const refused = (problem: string): ReturnType<typeof readRatingFile> => ({
    ratings: standardRatings,
    problems: [`\`${name}\`${problem}`],
  });
  let config: unknown;
  try {
    config = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(` is not JSON${error instanceof Error ? `: ${error.message}` : ''}.`);
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    return refused(': It must be an object, as in { "diagnostics": { "dead-end": "warning" } }.');
  }
  const unknown = Object.keys(config).filter((key) => key !== 'diagnostics' && key !== '$schema');
  const { ratings, problems } = readRatings('diagnostics' in config ? config.diagnostics : {});
  return {
    ratings,
    problems: [
      ...unknown.map((key) => `\`${name}\`: There is no setting \`${key}\`; there is \`diagnostics\`.`),
      ...(problems.length > 0 ? [`\`${name}\`: \`diagnostics\`: ${problems.join(' ')}`] : []),
    ],
  };
}
