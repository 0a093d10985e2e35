import { standardRatings, type Ratings } from '#core/diagnostics/ratings.ts';
import type { Annotation } from '../support/annotations.ts';
import { annotationsOf } from '../support/workspace.ts';
import type { WfBlock } from './wf-blocks.ts';

/** The findings of a block, beside the blocks of its page that it names with `with=`. */
export function blockFindings(
  block: WfBlock,
  page: readonly WfBlock[],
  ratings: Ratings = standardRatings,
): Promise<readonly Annotation[]> {
  const beside = page.filter(({ file }) => file !== undefined && block.with.includes(file));
  return annotationsOf(block.text, Object.fromEntries(beside.map(({ file = '', text }) => [file, text])), ratings);
}
