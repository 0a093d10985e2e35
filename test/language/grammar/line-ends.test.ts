import { describe, expect, test } from 'vitest';
import { parse, statementsOf } from '../../support/parse.ts';

/** The statements of a workflow with this body, when it has no errors. */
function statements(body: string): readonly string[] {
  const { file, errors } = parse(`workflow w {${body}}`);
  expect(errors).toEqual([]);
  return statementsOf(file);
}

describe('a statement ends with its line', () => {
  test.each<[string, string, readonly string[]]>([
    ['one a line', '\n a -> b\n b -> c\n', ['a -> b', 'b -> c']],
    ['a line that starts with an arrow goes on', '\n a\n  -> b\n  -> c\n', ['a -> b -> c']],
    ['a line that starts with a bar goes on', '\n a -> b\n | c\n b -> c\n', ['a -> b | c', 'b -> c']],
    ['semicolons', ' a -> b; b -> c; ', ['a -> b', 'b -> c']],
    ['a semicolon before the line end', '\n a -> b;\n b -> c;\n', ['a -> b', 'b -> c']],
    ['no line break at all', ' a -> b ', ['a -> b']],
    ['brackets span lines', '\n a -> b(\n x: [\n 1,\n 2\n ]\n )\n b -> c\n', ['a -> b( x: [ 1, 2 ] )', 'b -> c']],
    ['texts span lines', '\n prompt """a\n b"""\n b -> c\n', ['prompt """a b"""', 'b -> c']],
    ['cases', '\n a -> when {\n "x" -> b\n else -> c\n }\n b -> c\n', ['a -> when { "x" -> b else -> c }', 'b -> c']],
    [
      'a line break before the cases',
      '\n a -> when\n {\n else -> c\n }\n b -> c\n',
      ['a -> when { else -> c }', 'b -> c'],
    ],
    ['and behind a field', '\n a -> when x.y\n { else -> c }\n', ['a -> when x.y { else -> c }']],
    ['cases on one line', '\n a -> when { "x" -> b; else -> c }\n', ['a -> when { "x" -> b; else -> c }']],
    ['comments between', '\n a // one\n /* two */\n -> b // three\n', ['a // one /* two */ -> b']],
    ['Windows line ends', '\r\n a -> b\r\n b\r\n -> c\r\n', ['a -> b', 'b -> c']],
    ['Mac line ends of old', '\r a -> b\r b -> c\r', ['a -> b', 'b -> c']],
    ['settings', '\n model "m"\n steps 3\n timeout 5m\n', ['model "m"', 'steps 3', 'timeout 5m']],
  ])('%s', (_name, body, expected) => {
    expect(statements(body)).toEqual(expected);
  });

  test('an arrow at the end of a line does not take the next one', () => {
    const { file, errors } = parse('workflow w {\n a ->\n b -> c\n}');
    expect(errors).toHaveLength(1);
    expect(statementsOf(file)).toEqual(['a ->', 'b -> c']);
  });

  test('object types of inputs and results are no bodies', () => {
    const { file, errors } = parse('workflow w(a: { b: string }): { c: string } | {\n d: integer\n} {\n a -> b\n}');
    expect(errors).toEqual([]);
    expect(statementsOf(file)).toEqual(['a -> b']);
  });
});
