import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Template } from '#core/ir/value.ts';
import { lowerText } from '../../support/lower.ts';

/** The prompt of a workflow with inputs `x` and `start`: placeholders and secrets as `<…>`. */
async function prompt(written: string): Promise<string | undefined> {
  const { workflows } = await lowerText(
    `workflow w(x: string, start: string, \`odd name\`: string) {\n  prompt ${written}\n}`,
  );
  const template = workflows[0]?.settings.prompt?.value;
  return template && show(template);
}

function show({ parts }: Template): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'secret') return `<secret ${part.name}>`;
      const { value } = part;
      return `<${[value.kind === 'input' ? value.name : value.tool, ...value.path].join('.')}>`;
    })
    .join('');
}

describe('texts in double quotes', () => {
  test.each([
    ['"a b"', 'a b'],
    ['""', ''],
    ['"{x}"', '<x>'],
    ['"a{x}b{x.y.z}c"', 'a<x>b<x.y.z>c'],
    ['"{start} {`odd name`}"', '<start> <odd name>'],
    ['"{secret.KEY}"', '<secret KEY>'],
    ['"{{x}}"', '{x}'],
    ['"{{ {x} }}"', '{ <x> }'],
    ['"{{{x}}}"', '{<x>}'],
    ['"}}"', '}}'],
    ['"{{ }} }}"', '{ } }}'],
    ['"{}"', '{}'],
    ['"{ x }"', '{ x }'],
    ['"{\\"a\\": 1}"', '{"a": 1}'],
    ['"\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9\\ud83d\\udee0"', '" \\ / \b\f\n\r\t é🛠'],
    ['"\\u007bx}"', '{x}'],
    ['"// no comment"', '// no comment'],
    ['"-> | ;"', '-> | ;'],
  ])('%s', async (written, text) => {
    expect(await prompt(written)).toBe(text);
  });
});

describe('texts in three quotes', () => {
  test.each([
    ['on one line', '"""a "b" c"""', 'a "b" c'],
    ['that end with a quote', '""""a""""', '"a"'],
    ['empty', '""""""', ''],
    ['no escapes', '"""a\\nb\\"""', 'a\\nb\\'],
    ['first and last line dropped', '"""\na\nb\n"""', 'a\nb'],
    ['indentation removed', '"""\n    a\n      b\n\n    c\n  """', 'a\n  b\n\nc'],
    ['a blank line has no indentation', '"""\n    a\n \n    b\n"""', 'a\n\nb'],
    ['tabs and blanks are not the same', '"""\n\ta\n    b\n"""', '\ta\n    b'],
    ['the first line counts when it is not empty', '"""a\n  b"""', 'a\n  b'],
    ['the last line counts when it is not blank', '"""\n    a\n  b"""', '  a\nb'],
    ['only the first empty line goes', '"""\n\na\n"""', '\na'],
    ['Windows line ends', '"""\r\n  a\r\n  b\r\n"""', 'a\nb'],
    ['placeholders', '"""\n  {x}\n  a {x} b\n    {x}{x}\n"""', '<x>\na <x> b\n  <x><x>'],
    ['a placeholder after a line break counts as text', '"""\n{x}\n  a\n"""', '<x>\n  a'],
    ['braces', '"""{{"a": {x}}} {"b": {}}"""', '{"a": <x>} {"b": {}}'],
    ['secrets', '"""{secret.KEY}"""', '<secret KEY>'],
  ])('%s', async (_name, written, text) => {
    expect(await prompt(written)).toBe(text);
  });

  test('the values that go in do not change the indentation', async () => {
    const { workflows } = await lowerText('workflow w(x: string) {\n  prompt """\n    {x}\n      a\n    """\n}');
    expect(workflows[0]?.settings.prompt?.value.parts.at(-1)).toEqual({ kind: 'text', text: '\n  a' });
  });
});

describe('any text can be written', () => {
  test('as JSON with doubled braces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const written = JSON.stringify(text).replace(
          /[{}]/g,
          (brace) => `\\u${brace.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        expect(await prompt(written)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
