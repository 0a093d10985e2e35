import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../support/workspace.ts';

const tools = ['a', 'b', '`c!`', '__proto__', 'constructor'].map((name) => `tool ${name}(): any\n`).join('');

/** What is said of a tool that a chain repeats, each with the text that it marks. */
async function repeated(body: string): Promise<readonly string[]> {
  const text = `${tools}workflow w {\n${body}\n}\n`;
  const lines = text.split('\n');
  return (await annotationsOf(text))
    .filter(({ code }) => code === 'repeated-tool')
    .map(({ line, start, end, message }) => `${lines[line]?.slice(start, end) ?? ''}: ${message}`);
}

describe('repeated-tool', () => {
  test.each([
    [
      'start -> a -> b -> a -> exit',
      ['a: `a` stands in this chain twice: after each of its calls `b` or `exit` may follow.'],
    ],
    ['a -> a -> exit', ['a: `a` stands in this chain twice: after each of its calls `a` or `exit` may follow.']],
    [
      'start -> a -> a | b -> exit',
      ['a: `a` stands in this chain twice: after each of its calls `a`, `b` or `exit` may follow.'],
    ],
    [
      '`c!` -> a -> `c!` -> b | any',
      ['`c!`: ``c!`` stands in this chain twice: after each of its calls `a`, `b` or `any` may follow.'],
    ],
    [
      'start -> __proto__ -> constructor -> __proto__ -> a -> constructor -> exit',
      [
        '__proto__: `__proto__` stands in this chain twice: after each of its calls `constructor` or `a` may follow.',
        'constructor: `constructor` stands in this chain twice: after each of its calls `__proto__` or `exit` may follow.',
      ],
    ],
    [
      'start -> a\na -> when {\n"x" -> b -> `c!` -> b -> exit\nelse -> exit\n}',
      ['b: `b` stands in this chain twice: after each of its calls ``c!`` or `exit` may follow.'],
    ],
  ])('is said of %s', async (body, found) => {
    expect(await repeated(body)).toEqual(found);
  });

  test.each([
    ['a chain that leads back', 'start -> a -> b -> a'],
    ['what goes on in the same way', 'start -> a -> b -> a -> b'],
    ['several statements', 'start -> a -> b\nb -> a\na -> exit'],
    ['different tools', 'start -> a -> b -> `c!` -> exit'],
    ['a `continue`', 'start -> a -> b -> a -> continue'],
    ['a `when` at the end', 'start -> a -> b -> a -> when { else -> exit }'],
    ['half a chain', 'start -> a -> b -> a ->'],
  ])('is not said of %s', async (_, body) => {
    expect(await repeated(body)).toEqual([]);
  });
});
