import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StateTable } from '#core/automaton/state-table.ts';
import { casesOf } from '../../support/property-runs.ts';

const word = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));

it.each([
  ['a bitmap with numbers in a table', 1, 6],
  ['a bitmap with numbers in a hash', 1, 26],
  ['a hash of one word', 1, 32],
  ['a hash of three words', 3, 96],
])(
  'numbers states in the order they come: %s',
  (_, words, bits) => {
    const state = fc.array(bits < 32 ? fc.integer({ min: 0, max: 2 ** bits - 1 }) : word, {
      minLength: words,
      maxLength: words,
    });
    fc.assert(
      fc.property(fc.array(state, { maxLength: 3000 }), (states) => {
        const table = new StateTable(words, bits);
        const known = new Map<string, number>();
        for (const words of states) {
          const code = Int32Array.from(words);
          const key = code.join();
          expect(table.add(code)).toBe(!known.has(key));
          if (!known.has(key)) known.set(key, known.size);
          // Asking in between must not hide what comes later.
          if (known.size % 7 === 0) expect(table.indexOf(code)).toBe(known.get(key));
        }
        expect(table.count).toBe(known.size);
        for (const [key, number] of known) {
          const code = Int32Array.from(key.split(','), Number);
          expect(table.indexOf(code)).toBe(number);
          expect(Array.from(code, (_, at) => table.word(number, at))).toEqual([...code]);
        }
      }),
      { numRuns: casesOf(20) },
    );
  },
  60_000,
);

it('knows a state by its key and keeps the rest of the first comer', () => {
  const table = new StateTable(2, 6, 1);
  expect([table.add(Int32Array.of(5, 70)), table.add(Int32Array.of(5, 80)), table.add(Int32Array.of(6, 90))]).toEqual([
    true,
    false,
    true,
  ]);
  expect([table.word(0, 1), table.word(1, 1)]).toEqual([70, 90]);
  expect([table.indexOf(Int32Array.of(6, 0)), table.has(Int32Array.of(7, 90))]).toEqual([1, false]);
});
