import { EmptyFileSystem, type ParseResult } from 'langium';
import { expect, it } from 'vitest';
import type { WfFile } from '#language/generated/ast.ts';
import { createWfServices } from '#language/module.ts';
import { pictureOf } from './parse-picture.ts';

const { Parser: parser } = createWfServices(EmptyFileSystem).Wf.parser;

const text = `import { far } from "./far.wf"

/** One. */
tool one(a: string): string
tool two() // the second
type Three = "x" | "y"

/** Four. */
workflow four(mood: Three) {
  start -> one -> two -> exit
}
tool five()
`;

/** Which declarations of a changed text are those of the text before. */
function kept(before: string, after: string): readonly string[] {
  const previous = parser.reparse(before, undefined) as ParseResult<WfFile>;
  const known = new Set(previous.value.declarations);
  const result = parser.reparse(after, previous) as ParseResult<WfFile>;
  expect(pictureOf(result)).toEqual(pictureOf(parser.parse(after)));
  return result.value.declarations.filter((declaration) => known.has(declaration)).map(({ name }) => name);
}

const all = ['one', 'two', 'Three', 'four', 'five'];
const without = (...names: readonly string[]): readonly string[] => all.filter((name) => !names.includes(name));

it.each([
  ['a change inside of a declaration costs that one', text.replace('start -> one', 'start -> '), without('four')],
  ['so does a body behind a colon', text.replace('Three) {', 'Three):').replace('}\n', ''), without('four')],
  ['so does one that makes it wrong', text.replace('(a: string)', '(a: '), without('one')],
  ['so does an escape that is none', text.replace('"x"', '"\\q"'), without('Three')],
  ['a new declaration costs one beside it', text.replace('type Three', 'tool new()\ntype Three'), without('Three')],
  [
    'a comment belongs to what follows, and may change what is before',
    text.replace('Four.', '4'),
    without('Three', 'four'),
  ],
  ['imports cost no declaration', text.replace('far }', 'far, near }'), all],
  [
    'the first word of a declaration costs the one before, too',
    text.replace('type Three', 'Three'),
    without('two', 'Three'),
  ],
  ['a comment that is opened costs what it may hold', text.replace('(a: string)', '/*'), []],
  [
    'a text that is opened costs what follows, and the one before',
    text.replace('type Three = "x"', 'type Three = """'),
    ['one'],
  ],
  ['lines before change places only', `\n\n${text}`, all],
])('%s', (_name, after, expected) => {
  expect(kept(text, after)).toEqual(expected);
});

it('an error elsewhere stays where it is in the text', () => {
  const wrong = text.replace('tool five()', 'tool five(');
  expect(kept(wrong, `// one more line\n${wrong}`)).toEqual(all);
});
