import { expect, it } from 'vitest';
import { HashIndex } from '#core/automaton/hash-index.ts';

it('finds each of hundreds of states under its number, and no other', () => {
  const index = new HashIndex(2);
  const code = (number: number): Int32Array => Int32Array.of(number % 7, number);
  const numbers = Array.from({ length: 600 }, (_, number) => number);
  expect(numbers.filter((number) => !index.add(code(number), number))).toEqual([]);
  expect(numbers.filter((number) => index.add(code(number), -7))).toEqual([]);
  expect(numbers.map((number) => index.find(code(number)))).toEqual(numbers);
  expect(numbers.filter((number) => index.find(code(number + 600)) !== -1)).toEqual([]);
});

it('knows a state by its first words, whatever follows them', () => {
  const index = new HashIndex(1);
  for (let number = 0; number < 20; number += 1) index.add(Int32Array.of(number, 70), number);
  const others = Array.from({ length: 20 }, (_, number) => Int32Array.of(number, 80 + number));
  expect(others.map((code) => index.find(code))).toEqual(others.map((_, number) => number));
});
