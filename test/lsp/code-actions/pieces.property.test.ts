import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Edit } from '#language/print/edits.ts';
import { Pieces } from '../../../server/src/lsp/code-actions/edits/pieces.ts';

/** Rounds of edits, each of the text that the rounds before made. */
const round = fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.string({ maxLength: 4 })), { maxLength: 4 });

/** Edits that do not overlap, in any order. */
function apart(wanted: readonly (readonly [number, number, string])[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [at, size, text] of wanted) {
    const edit = { start: Math.min(at, length), end: Math.min(at + size, length), text };
    if (!edits.some((other) => edit.start <= other.end && other.start <= edit.end)) edits.push(edit);
  }
  return edits;
}

function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

it('rounds of edits are one round of edits of the original', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(round, { maxLength: 4 }), (original, rounds) => {
      const pieces = new Pieces(original);
      let text = original;
      for (const wanted of rounds) {
        const edits = apart(wanted, text.length);
        text = applied(text, edits);
        pieces.apply(edits);
        expect(pieces.text).toBe(text);
      }
      expect(applied(original, pieces.edits())).toBe(text);
    }),
  );
});

it('every place of the text comes from where it stood, or from what it stands for', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), round, (original, wanted) => {
      const edits = apart(wanted, original.length);
      const pieces = new Pieces(original);
      pieces.apply(edits);
      let moved = 0;
      for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
        for (let at = 0; at < text.length; at += 1) {
          const { from, to } = pieces.originOf(start + moved + at);
          expect(from).toBeLessThanOrEqual(start);
          expect(to).toBeGreaterThanOrEqual(end);
        }
        moved += text.length - (end - start);
      }
      for (let at = 0; at < original.length; at += 1) {
        if (edits.some(({ start, end }) => start <= at && at < end)) continue;
        const before = edits.filter(({ end }) => end <= at);
        const shift = before.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
        expect(pieces.originOf(at + shift)).toEqual({ from: at, to: at });
      }
    }),
  );
});
