import type { ISerializedGast, TokenType } from 'chevrotain';
import { createParser, EmptyFileSystem, LangiumParser } from 'langium';
import { expect, test } from 'vitest';
import { createWfServices } from '#language/module.ts';

/** What an analysis leaves in a parser; protected there. */
interface Analysed {
  readonly resyncFollows: Readonly<Record<string, readonly TokenType[]>>;
  getSerializedGastProductions: () => ISerializedGast[];
}

function analysed(parser: LangiumParser): Analysed {
  return (parser as unknown as { readonly wrapper: Analysed }).wrapper;
}

test('the analysis of the grammar comes to what it does without being shortened', () => {
  const { Wf } = createWfServices(EmptyFileSystem);
  const ours = analysed(Wf.parser.LangiumParser);
  const plain = createParser(Wf.Grammar, new LangiumParser(Wf), Wf.parser.Lexer.definition);
  plain.finalize();
  const theirs = analysed(plain);
  expect(ours.getSerializedGastProductions()).toEqual(theirs.getSerializedGastProductions());
  const names = ({ resyncFollows }: Analysed): unknown =>
    Object.entries(resyncFollows).map(([place, types]) => [place, types.map(({ name }) => name)]);
  expect(Object.keys(theirs.resyncFollows).length).toBeGreaterThan(50);
  expect(names(ours)).toEqual(names(theirs));
  // What told the rules is gone again.
  expect(['consume', 'subrule', 'or', 'many', 'ACTION', 'LA'].filter((name) => Object.hasOwn(ours, name))).toEqual([]);
});
