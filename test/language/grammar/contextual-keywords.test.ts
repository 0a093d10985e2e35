import { EmptyFileSystem } from 'langium';
import { describe, expect, test } from 'vitest';
import { WfTerminals } from '#language/generated/ast.ts';
import { reservedWords, writeName } from '#language/lexer/reserved-words.ts';
import { createWfServices } from '#language/module.ts';
import { parse, statementsOf } from '../../support/parse.ts';

const terminals = new Set(Object.keys(WfTerminals));
const keywords = Object.keys(createWfServices(EmptyFileSystem).Wf.parser.Lexer.definition).filter(
  (name) => /^[a-z]+$/i.test(name) && !terminals.has(name),
);

describe('keywords are names, reserved words in backquotes only', () => {
  test('there are keywords of both kinds', () => {
    expect(keywords.length).toBeGreaterThan(50);
    expect(keywords.filter((word) => reservedWords.has(word)).toSorted()).toEqual([...reservedWords].toSorted());
  });

  test.each(keywords)('%s', (word) => {
    const name = writeName(word);
    const text = `tool ${name}(${word}: string, x: { ${word}?: integer })
type T = { ${word}: string }
workflow ${name === word ? name : 'w'}2(i: string) {
  start -> ${name}(${word}: i)
  ${name} -> ${name} | exit
  use ${name}, ${name}
  limit ${name} to 2
  prompt "{${name}}"
}`;
    const { file, errors } = parse(text);
    expect(errors).toEqual([]);
    expect(statementsOf(file)).toHaveLength(5);
  });

  test.each([...reservedWords])('%s without backquotes is refused', (word) => {
    expect(parse(`tool ${word}()`).errors).toContain(
      `\`${word}\` is a reserved word: as a name it stands in backquotes.`,
    );
  });
});
