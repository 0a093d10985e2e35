import type { Doc } from './doc.ts';

interface Measured {
  readonly doc: Doc;
  readonly broken: boolean;
}

/**
 * Whether `next`, on one line, ends within `columns` together with what follows it on its line. `following` is a stack:
 * its last element comes first. Of several groups the
 * first breaks: those that follow count as unbroken, unless they yield.
 */
export function fits(next: Measured, following: readonly Measured[], columns: number): boolean {
  const stack: Measured[] = [next];
  let rest = following.length;
  let left = columns;
  let follows = false;
  while (left >= 0) {
    follows ||= stack.length === 0;
    const part = stack.pop() ?? following[--rest];
    if (!part) return true;
    const { doc, broken } = part;
    if (typeof doc === 'string') {
      left -= doc.length;
      continue;
    }
    switch (doc.kind) {
      case 'concat':
        for (let index = doc.parts.length - 1; index >= 0; index -= 1) {
          stack.push({ doc: doc.parts[index] ?? '', broken });
        }
        break;
      case 'indent':
        stack.push({ doc: doc.contents, broken });
        break;
      case 'group':
        stack.push({ doc: doc.contents, broken: doc.forced || (follows && doc.yields) });
        break;
      case 'choice':
        stack.push({ doc: broken ? doc.broken : doc.flat, broken });
        break;
      case 'line':
        if (broken || doc.strength !== 'soft') return true;
        left -= doc.flat.length;
        break;
      case 'suffix':
        break;
      case 'literal': {
        const end = doc.text.indexOf('\n');
        if (end >= 0) return end <= left;
        left -= doc.text.length;
        break;
      }
    }
  }
  return false;
}
