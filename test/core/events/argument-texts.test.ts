import { expect, it } from 'vitest';
import { argumentTexts } from '#core/events/argument-texts.ts';

it('names every argument and cuts none', () => {
  const body = 'x'.repeat(10_000);
  expect(argumentTexts({ to: ['a\u202e'], 'b\u0007': { body } })).toEqual([
    { name: 'to', value: String.raw`["a\u202e"]` },
    { name: String.raw`b\u0007`, value: `{"body":"${body}"}` },
  ]);
});

it('shows what is no object too', () => {
  expect(argumentTexts([1])).toEqual([{ name: 'arguments', value: '[1]' }]);
  expect(argumentTexts({})).toEqual([]);
});

it('has the lines of a text of several', () => {
  expect(argumentTexts({ a: 'one\n\u0007two', b: ['x\ny'] })).toEqual([
    { name: 'a', value: String.raw`"one\n\u0007two"`, lines: ['one', String.raw`\u0007two`] },
    { name: 'b', value: String.raw`["x\ny"]` },
  ]);
});
