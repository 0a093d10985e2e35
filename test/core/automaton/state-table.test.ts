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

it.each([
  ['one word', 1, 32],
  ['a bitmap and no table of numbers', 1, 26],
  ['three words', 3, 96],
])('finds every one of many states again, and no other: %s', (_, words, bits) => {
  const table = new StateTable(words, bits);
  const code = (number: number): Int32Array => Int32Array.from({ length: words }, (_, word) => number * (word + 1));
  const added: boolean[] = [];
  for (let number = 0; number < 300; number += 1) added.push(table.add(code(number)));
  for (let number = 0; number < 300; number += 1) added.push(!table.add(code(number)));
  expect(added.every(Boolean)).toBe(true);
  expect(table.count).toBe(300);
  const numbers = Array.from({ length: 300 }, (_, number) => table.indexOf(code(number)));
  expect(numbers.every((found, number) => found === number)).toBe(true);
  expect(Array.from({ length: 100 }, (_, number) => table.has(code(300 + number))).includes(true)).toBe(false);
});

it('tells states apart by every one of their words', () => {
  const table = new StateTable(3, 96);
  const codes = [
    [0, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
    [-1, 0, 0],
    [0, 0, -1],
  ].map((words) => Int32Array.from(words));
  expect(codes.map((code) => table.add(code))).toEqual(codes.map(() => true));
  expect(codes.map((code) => table.indexOf(code))).toEqual([0, 1, 2, 3, 4, 5]);
});

it('takes states of one word without an array', () => {
  const table = new StateTable(1, 9);
  const numbers = Array.from({ length: 512 }, (_, number) => (number * 5) % 512);
  expect(numbers.filter((number) => table.hasWord(number))).toEqual([]);
  expect(numbers.filter((number) => !table.addWord(number) || table.addWord(number))).toEqual([]);
  expect(numbers.filter((number) => !table.hasWord(number))).toEqual([]);
  expect(numbers.filter((number, state) => table.word(state, 0) !== number)).toEqual([]);
  expect(numbers.filter((number, state) => table.indexOf(Int32Array.of(number)) !== state)).toEqual([]);
});

it('takes no state for another one after its number was asked for', () => {
  const table = new StateTable(3, 96);
  table.add(Int32Array.of(7, 1, 1));
  expect(table.indexOf(Int32Array.of(7, 1, 1))).toBe(0);
  expect([table.has(Int32Array.of(7, 0, 0)), table.indexOf(Int32Array.of(7, 0, 0))]).toEqual([false, -1]);
});

it.each([
  ['in a bitmap', 9],
  ['in a hash', 32],
])('keeps what the first comers carry, of hundreds with keys %s', (_, bits) => {
  const table = new StateTable(2, bits, 1);
  const numbers = Array.from({ length: 300 }, (_, number) => number);
  for (const number of numbers) table.add(Int32Array.of(number, 2 * number));
  for (const number of numbers) table.add(Int32Array.of(number, -1));
  expect(table.count).toBe(300);
  expect(numbers.map((number) => table.word(number, 1))).toEqual(numbers.map((number) => 2 * number));
  expect(numbers.map((number) => table.indexOf(Int32Array.of(number, 0)))).toEqual(numbers);
});
