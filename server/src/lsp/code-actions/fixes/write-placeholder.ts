import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes one of two braces from around a name, and what other template languages write before them. */
export const writePlaceholder: QuickFix = {
  codes: ['escaped-placeholder'],
  keepsRuns: true,
  *fixes({ text, start, data: { path } }): Iterable<Fix> {
    const written = /^\{\{[^{}\r\n]*\}\}/.exec(text.slice(start))?.[0];
    if (written === undefined || typeof path !== 'string') return;
    const from = text.charAt(start - 1) === '$' && /^\{\{\s/.test(written) ? start - 1 : start;
    const end = start + written.length;
    const title = `Write \`{${path}}\` for \`${text.slice(from, end)}\``;
    yield { title, edits: [{ start: from, end, text: `{${path}}` }], preferred: true };
  },
};
