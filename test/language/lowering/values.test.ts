import { describe, expect, test } from 'vitest';
import type { Value } from '#core/ir/value.ts';
import { lowerBody } from '../../support/lower.ts';

/** The value of a fixed argument, without ids. */
async function valueOf(written: string): Promise<unknown> {
  const { rules } = await lowerBody(`start -> a(x: ${written})\na -> b -> exit`);
  const value = rules.find((rule) => rule.type === 'init')?.choice.targets[0]?.arguments[0]?.value;
  return value && withoutIds(value);
}

function withoutIds(value: Value): unknown {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'id' ? undefined : part)));
}

describe('values', () => {
  test.each<[string, unknown]>([
    ['"text"', 'text'],
    ['"a \\"b\\" \\n \\u00e9 \\\\ {{x}}"', 'a "b" \n é \\ {x}'],
    ['""', ''],
    ['""""""', ''],
    ['"""a "quoted" \\n"""', 'a "quoted" \\n'],
    ['-1.5e3', -1500],
    ['true', true],
    ['null', null],
    ['[]', []],
    ['[1, "two", [null]]', [1, 'two', [null]]],
    ['{}', {}],
    ['{ a: 1, "b c": { when: false } }', { a: 1, 'b c': { when: false } }],
  ])('%s is plain JSON', async (written, json) => {
    expect(await valueOf(written)).toEqual({ kind: 'json', value: json });
  });

  test('an object may have any key', async () => {
    const value = await valueOf('{ __proto__: 1, constructor: 2, "": 3, toString: 4 }');
    expect(JSON.stringify(value)).toBe('{"kind":"json","value":{"__proto__":1,"constructor":2,"":3,"toString":4}}');
  });

  test.each<[string, unknown]>([
    ['i', { kind: 'input', name: 'i', path: [] }],
    ['i.a.b', { kind: 'input', name: 'i', path: ['a', 'b'] }],
    ['b.result', { kind: 'result', tool: 'b', path: [] }],
    ['b.result.title', { kind: 'result', tool: 'b', path: ['title'] }],
    ['b.args.x.y', { kind: 'arguments', tool: 'b', path: ['x', 'y'] }],
    [
      '[1, i]',
      {
        kind: 'list',
        items: [
          { kind: 'json', value: 1 },
          { kind: 'input', name: 'i', path: [] },
        ],
      },
    ],
    ['{ k: i }', { kind: 'object', entries: [{ key: 'k', value: { kind: 'input', name: 'i', path: [] } }] }],
    [
      '"see {i} and {b.result.x}!"',
      {
        kind: 'template',
        template: {
          parts: [
            { kind: 'text', text: 'see ' },
            { kind: 'placeholder', value: { kind: 'input', name: 'i', path: [] } },
            { kind: 'text', text: ' and ' },
            { kind: 'placeholder', value: { kind: 'result', tool: 'b', path: ['x'] } },
            { kind: 'text', text: '!' },
          ],
        },
      },
    ],
  ])('%s refers to a run', async (written, value) => {
    expect(await valueOf(written)).toEqual(value);
  });
});
