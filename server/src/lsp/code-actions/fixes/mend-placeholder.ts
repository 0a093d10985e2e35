import { isSecretPlaceholder, isText } from '#language/generated/ast.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Writes a placeholder that was begun, without what else stands in its braces. */
export const closePlaceholder: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, data: { meant } }): Iterable<Fix> {
    if (typeof meant !== 'string' || meant === '') return;
    const line = text.slice(start);
    const written = /^\{[^{}"\r\n]*\}/.exec(line)?.[0] ?? `{${meant}`;
    const title = `Write \`{${meant}}\` for \`${written}\``;
    yield { title, edits: [{ start, end: start + written.length, text: `{${meant}}` }], preferred: true };
  },
};

/** Turns a placeholder that means nothing into text, and takes out a secret that would be read by others. */
export const mendPlaceholder: QuickFix = {
  codes: ['unknown-placeholder', 'unsafe-placeholder'],
  *fixes({ node, text, start, data }): Iterable<Fix> {
    const open = text.lastIndexOf('{', start);
    const close = text.indexOf('}', start);
    if (open < 0 || close < 0) return;
    const written = text.slice(open, close + 1);
    if (data.code === 'unknown-placeholder') {
      const edits = [
        { start: open, end: open + 1, text: '{{' },
        { start: close, end: close + 1, text: '}}' },
      ];
      yield { title: `Write \`${written}\` as text: \`{${written}}\``, edits };
    } else if (isSecretPlaceholder(node) && isText(node.$container)) {
      yield { title: `Remove \`${written}\``, edits: [{ start: open, end: close + 1, text: '' }], preferred: true };
    }
  },
};
