import { AstUtils, EmptyFileSystem, GrammarAST } from 'langium';
import { expect, it } from 'vitest';
import { createWfServices } from '#language/module.ts';
import { text } from './project-files.ts';

/** The name of the only argument of `exit`, coloured like every argument's. */
const ARGUMENT_NAMES = new Set(['answer']);

const { Grammar } = createWfServices(EmptyFileSystem).Wf;
const keywords = [
  ...new Set(
    AstUtils.streamAst(Grammar)
      .filter(GrammarAST.isKeyword)
      .map(({ value }) => value)
      .filter((value) => /^[a-z]+$/i.test(value) && !ARGUMENT_NAMES.has(value)),
  ),
];

/** The words inside the regular expressions of the grammar that colours; escapes such as `\b` are no words. */
const coloured = new Set(
  [...text('syntaxes/wf.tmLanguage.json').matchAll(/"(?:match|begin|end|while)": *"((?:[^"\\]|\\.)*)"/g)].flatMap(
    ([, pattern = '']) => pattern.replace(/\\\\./g, ' ').match(/[A-Za-z]+/g) ?? [],
  ),
);

it('has keywords', () => {
  expect(keywords.length).toBeGreaterThan(20);
});

it.each(keywords)('the TextMate grammar colours `%s`', (keyword) => {
  expect(coloured).toContain(keyword);
});
