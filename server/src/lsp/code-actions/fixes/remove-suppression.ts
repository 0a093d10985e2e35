import { readIgnoreComment } from '#language/suppressions/read-comment.ts';
import { removeLines } from '../edits/remove.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Takes out a comment that ignores nothing, or of several codes the one that it is about. */
export const removeSuppression: QuickFix = {
  codes: ['unused-suppression'],
  inBulk: true,
  *fixes({ text, start, end }): Iterable<Fix> {
    const offset = text.lastIndexOf('//', start);
    const comment = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
    const codes = readIgnoreComment(comment)?.codes ?? [];
    const at = codes.findIndex((one) => offset + one.start === start);
    if (codes.length < 2 || at < 0) {
      const edit = removeLines(text, { offset, end: offset + comment.length });
      yield { title: 'Remove this comment', edits: [edit], preferred: true };
      return;
    }
    const [previous, next] = [codes[at - 1], codes[at + 1]];
    const edit = next
      ? { start, end: offset + next.start, text: '' }
      : { start: offset + (previous?.end ?? 0), end, text: '' };
    yield { title: `Remove \`${text.slice(start, end)}\` from this comment`, edits: [edit], preferred: true };
  },
};
