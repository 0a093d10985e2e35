import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes out the quotes that a text ends with. */
export const removeQuotes: QuickFix = {
  codes: ['surplus-quotes'],
  keepsRuns: true,
  *fixes({ text, start, end }): Iterable<Fix> {
    yield { title: `Remove \`${text.slice(start, end)}\``, edits: [{ start, end, text: '' }], preferred: true };
  },
};
