import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { toBoolean, toInteger } from '#core/rules/letta/coerce.ts';

describe('an integer, as pydantic reads it', () => {
  it.each<[Json, unknown]>([
    [true, { value: 1 }],
    [false, { value: 0 }],
    [3, { value: 3 }],
    [-0, { value: 0 }],
    [2 ** 62, { value: 2 ** 62 }],
    [2 ** 63, { error: 'int_parsing_size' }],
    [-(2 ** 63), { error: 'int_parsing_size' }],
    [1.5, { error: 'int_from_float' }],
    [Infinity, { error: 'finite_number' }],
    [NaN, { error: 'finite_number' }],
    [null, { error: 'int_type' }],
    [[], { error: 'int_type' }],
    ['12', { value: 12 }],
    [' -12 ', { value: -12 }],
    ['0__7', { value: 7 }],
    ['000', { value: 0 }],
    ['1_234_567', { value: 1234567 }],
    ['12_34', { value: 1234 }],
    ['7_', { error: 'int_parsing' }],
    ['', { error: 'int_parsing' }],
  ])('%j is %j', (written, read) => {
    expect(toInteger(written)).toStrictEqual(read);
  });
});

describe('a boolean, as pydantic reads it', () => {
  it.each(['1', 'on', 't', 'true', 'y', 'yes', 'YES', 'True'])('%j is true', (word) => {
    expect(toBoolean(word)).toStrictEqual({ value: true });
  });
  it.each(['0', 'off', 'f', 'false', 'n', 'no', 'OFF'])('%j is false', (word) => {
    expect(toBoolean(word)).toStrictEqual({ value: false });
  });
  it.each<[Json, unknown]>([
    [true, { value: true }],
    [false, { value: false }],
    [1, { value: true }],
    [0, { value: false }],
    [2, { error: 'bool_parsing' }],
    [0.5, { error: 'bool_type' }],
    [2 ** 63, { error: 'bool_type' }],
    [-(2 ** 63), { error: 'bool_type' }],
    [2 ** 62, { error: 'bool_parsing' }],
    ['', { error: 'bool_parsing' }],
    ['maybe', { error: 'bool_parsing' }],
    [null, { error: 'bool_type' }],
    [{}, { error: 'bool_type' }],
  ])('%j is %j', (written, read) => {
    expect(toBoolean(written)).toStrictEqual(read);
  });
});
