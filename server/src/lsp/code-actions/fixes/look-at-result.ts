import { isWhen } from '#language/generated/ast.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

const named = /when(?<steps>\s+(?:[\w-]+\s*\.\s*)?result)(?<more>\s*\.)?/y;

/** Leaves the word for the result out of the path of a `when`, which begins there anyway. */
export const lookAtResult: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes({ text, node, start }): Iterable<Fix> {
    named.lastIndex = start;
    const { steps = '', more = '' } = (isWhen(node) ? named.exec(text)?.groups : undefined) ?? {};
    if (steps === '') return;
    const from = start + 'when'.length;
    const edits = [{ start: from, end: from + steps.length + more.length, text: more === '' ? '' : ' ' }];
    yield { title: `Leave out \`${steps.trim()}\``, edits, preferred: true };
  },
};
