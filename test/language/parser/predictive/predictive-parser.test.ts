import { describe, expect, it, test } from 'vitest';
import { programTexts } from '../../../support/program-texts.ts';
import { readByBoth } from './both-stages.ts';

const right = { isRight: true, problem: undefined };

describe('the first stage gives what the second gives', () => {
  test.each(programTexts('examples'))('%s', (_, text) => {
    expect(readByBoth(text)).toEqual(right);
    expect(readByBoth(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(right);
    expect(readByBoth(text.trimEnd())).toEqual(right);
  });

  test.each(programTexts('test/fixtures'))('%s', (_, text) => {
    expect(readByBoth(text).problem).toBeUndefined();
  });

  it.each([
    ['of nothing', ''],
    ['of a comment', '// nothing\n'],
    ['of imports', 'import {} from "./a.wf"\nimport { a as b, c, } from "./b.wf";'],
    ['with comments everywhere', '/*1*/type/*2*/T/*3*/=/*4*/string/*5*/[/*6*/]/*7*/|/*8*/(/*9*/"a"/*10*/)/*11*/// 12'],
    ['with keywords as names', 'workflow use {\n  use -> limit | use\n  use use, limit\n  limit limit to 1\n}'],
  ])('%s', (_, text) => {
    expect(readByBoth(text)).toEqual(right);
  });
});

it.each([
  ['a token that does not fit', 'tool a(\ntool b()\n'],
  ['a token that no alternative begins with', 'type T = ,\n'],
  ['an end in the middle', 'type T ='],
  ['something behind the end', 'tool a() tool'],
  ['an error of the lexer', "tool a() command ['a']"],
  ['a placeholder in a plain text', 'tool a() from "./{a}.ts"'],
])('the first stage leaves %s to the second', (_, text) => {
  expect(readByBoth(text)).toEqual({ isRight: false, problem: undefined });
});
