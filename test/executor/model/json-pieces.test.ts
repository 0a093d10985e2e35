import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isJson } from '#executor/model/call-text.ts';
import { JsonPieces } from '#executor/model/json-pieces.ts';

/** A text in pieces of a few letters. */
const inPieces = (text: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
  fc.tuple(text, fc.array(fc.nat(4), { maxLength: 40 })).map(([whole, lengths]) => {
    let from = 0;
    const pieces = lengths.map((length) => whole.slice(from, (from += length)));
    return [...pieces, whole.slice(from)];
  });

const json = fc.oneof(
  fc.object({ withNullPrototype: false }).map((value) => JSON.stringify(value)),
  fc.array(fc.jsonValue()).map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }).map((value) => JSON.stringify(value)),
);
const more = fc.constantFrom('', '', ' ', '\n ', '}', '{}', 'x', '"', '\\');

describe('JSON in pieces', () => {
  it('is whole exactly when all of it is there and nothing else', () => {
    fc.assert(
      fc.property(inPieces(fc.tuple(json, more).map((parts) => parts.join(''))), (pieces) => {
        const read = new JsonPieces();
        for (const piece of pieces) {
          read.add(piece);
          const isBracketed = /^["{[]/.test(read.text);
          expect(read.isWhole).toBe(isBracketed && isJson(read.text));
        }
        expect(read.text).toBe(pieces.join(''));
      }),
    );
  });

  it('is parsed once, however many pieces there are', () => {
    const parse = vi.spyOn(JSON, 'parse');
    const read = new JsonPieces();
    const closing = Array.from({ length: 1000 }, () => '}');
    for (const piece of ['{"a": "', ...closing]) {
      read.add(piece);
      expect(read.isWhole).toBe(false);
    }
    for (const piece of ['"}', ' ', ' ']) {
      read.add(piece);
      expect(read.isWhole).toBe(true);
    }
    expect(parse).toHaveBeenCalledTimes(1);
    parse.mockRestore();
  });
});
