import type { Asked } from '../asked.ts';

/** The brace that a placeholder still lacks behind the cursor. */
export function closingBrace({ after }: Asked): string {
  return after.startsWith('}') || after.startsWith('.') ? '' : '}';
}
