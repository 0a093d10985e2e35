import { describe, expect, test } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import { lowerText } from '../../support/lower.ts';

/** The first tool of a text, without ids. */
async function tool(text: string): Promise<unknown> {
  const first: Tool | undefined = (await lowerText(text)).tools[0];
  return first && JSON.parse(JSON.stringify(first, (key, part: unknown) => (key === 'id' ? undefined : part)));
}

const string = { kind: 'primitive', name: 'string' };
const bare = { parameters: [], retry: 0, idempotent: false, secrets: [] };
const file = 'file:///workspace/main.wf';

describe('tools', () => {
  test('parameters and results', async () => {
    expect(await tool('tool t(a: string, b?: integer[], c: "x" | 1 | null = "x", d: { e?: boolean }): any')).toEqual({
      ...bare,
      name: 't',
      parameters: [
        { name: 'a', type: string, optional: false },
        { name: 'b', type: { kind: 'array', element: { kind: 'primitive', name: 'integer' } }, optional: true },
        {
          name: 'c',
          type: {
            kind: 'union',
            options: [
              { kind: 'literal', value: 'x' },
              { kind: 'literal', value: 1 },
              { kind: 'primitive', name: 'null' },
            ],
          },
          optional: false,
          default: 'x',
        },
        {
          name: 'd',
          type: {
            kind: 'object',
            fields: [{ name: 'e', type: { kind: 'primitive', name: 'boolean' }, optional: true }],
          },
          optional: false,
        },
      ],
      returns: { kind: 'primitive', name: 'any' },
    });
  });

  test.each<[string, unknown]>([
    ['from "./m.ts"', { kind: 'module', file, path: './m.ts', export: 't' }],
    ['from "./m.ts" as other', { kind: 'module', file, path: './m.ts', export: 'other' }],
    ['mcp "server"', { kind: 'mcp', file, server: 'server', tool: 't' }],
    ['mcp "server" as "its tool"', { kind: 'mcp', file, server: 'server', tool: 'its tool' }],
    [
      'command ["a", "{x}"]',
      {
        kind: 'command',
        file,
        argv: [
          { parts: [{ kind: 'text', text: 'a' }] },
          { parts: [{ kind: 'placeholder', value: { kind: 'input', name: 'x', path: [] } }] },
        ],
      },
    ],
    ['prompt "p"', { kind: 'prompt', text: { parts: [{ kind: 'text', text: 'p' }] } }],
    ['person "p"', { kind: 'person', text: { parts: [{ kind: 'text', text: 'p' }] } }],
    [
      'http PUT "https://e.example/{x}" { header "A": "{secret.K}" body { x: x, y: 1 } }',
      {
        kind: 'http',
        method: 'PUT',
        url: {
          parts: [
            { kind: 'text', text: 'https://e.example/' },
            { kind: 'placeholder', value: { kind: 'input', name: 'x', path: [] } },
          ],
        },
        headers: [{ name: 'A', value: { parts: [{ kind: 'secret', name: 'K' }] } }],
        body: {
          kind: 'object',
          entries: [
            { key: 'x', value: { kind: 'input', name: 'x', path: [] } },
            { key: 'y', value: { kind: 'json', value: 1 } },
          ],
        },
      },
    ],
  ])('%s', async (written, implementation) => {
    expect(await tool(`tool t(x: string) ${written}`)).toMatchObject({ implementation });
  });

  test('clauses', async () => {
    expect(await tool('tool t() timeout 90s retry 2 idempotent secrets A, B, A')).toEqual({
      ...bare,
      name: 't',
      timeout: 90_000,
      retry: 2,
      idempotent: true,
      secrets: ['A', 'B'],
    });
  });
});

describe('types', () => {
  test('references are by declaration, so that a type may hold itself', async () => {
    const { types, tools } = await lowerText('/** A tree. */\ntype Tree = { left?: Tree }\ntool t(): Tree[]');
    const reference = { kind: 'reference', declaration: '/declarations@0', name: 'Tree' };
    expect(tools[0]?.returns).toEqual({ kind: 'array', element: reference });
    expect(types).toEqual([
      {
        id: '/declarations@0',
        name: 'Tree',
        doc: 'A tree.',
        type: {
          kind: 'object',
          fields: [{ id: '/declarations@0/type/fields@0', name: 'left', type: reference, optional: true }],
        },
      },
    ]);
  });
});
