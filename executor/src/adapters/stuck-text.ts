import type { Difference } from '../journal/differences.ts';
import type { Stuck } from './journaled-run.ts';
import { shortJson } from './short-json.ts';

/** One sentence: why a run cannot go on with its record. */
export function stuckText(why: Stuck): string {
  switch (why.kind) {
    case 'end':
      return 'The journal ends here.';
    case 'unreadable':
      return why.problem;
    case 'changed':
      return changedText(why.step, why.differences);
  }
}

function changedText(step: string, differences: readonly Difference[]): string {
  const [first, ...rest] = differences;
  const more = rest.length === 0 ? '' : ` (and ${rest.length} more)`;
  const what =
    first === undefined
      ? ''
      : `: ${first.path.join('.')} was ${shortJson(first.recorded)} and is ${shortJson(first.now)}${more}`;
  return `The run differs from its journal at \`${step}\`${what}. The journal was edited, or comes from another version.`;
}
