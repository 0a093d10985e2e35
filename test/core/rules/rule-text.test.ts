import { expect, it } from 'vitest';
import { fixed } from '#core/ir/builder.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import type { Choice, ToolRule } from '#core/rules/tool-rule.ts';

const answer = { kind: 'json', value: 'done' } as const;
const to = (...tools: readonly string[]): Choice => ({
  targets: tools.map((tool) => ({ id: tool, tool, arguments: [] })),
  any: false,
});
const exit = (): Choice => ({ ...to(), exit: { id: 'exit' } });
const id = 'rule';

it.each<readonly [string, ToolRule]>([
  ['start -> a | b', { type: 'init', id, choice: to('a', 'b') }],
  ['a -> b | any | exit', { type: 'child', id, tool: 'a', choice: { ...to('b'), any: true, exit: { id: 'exit' } } }],
  [
    'a -> b(x: 1, `odd name`: "y") | c',
    {
      type: 'child',
      id,
      tool: 'a',
      choice: {
        ...to('b', 'c'),
        targets: [
          { id: 'b', tool: 'b', arguments: [fixed('x', 1), fixed('odd name', 'y')] },
          { id: 'c', tool: 'c', arguments: [] },
        ],
      },
    },
  ],
  ['a -> …', { type: 'child', id, tool: 'a', choice: { ...to(), any: true, unfinished: true } }],
  ['`odd tool` -> exit', { type: 'terminal', id, tool: 'odd tool' }],
  ['a -> exit(answer: "done")', { type: 'terminal', id, tool: 'a', answer }],
  ['a -> exit(answer: "done")', { type: 'child', id, tool: 'a', choice: { ...to(), exit: { id: 'exit', answer } } }],
  ['a -> continue', { type: 'continue', id, tool: 'a' }],
  [
    'a -> when { failed -> b }',
    { type: 'conditional', id, tool: 'a', path: [], cases: [], failed: to('b'), unmatched: 'stop' },
  ],
  [
    'a -> when x.`odd field` { "k" | 1 -> b; null -> c; failed -> d; else -> exit }',
    {
      type: 'conditional',
      id,
      tool: 'a',
      path: ['x', 'odd field'],
      cases: [
        { id: 'one', keys: ['k', 1], choice: to('b') },
        { id: 'two', keys: [null], choice: to('c') },
      ],
      failed: to('d'),
      otherwise: exit(),
      unmatched: 'stop',
    },
  ],
  ['a -> b | c and these only directly after it', { type: 'parent', id, tool: 'a', children: ['b', 'c'] }],
  ['only after a: b', { type: 'after', id, parent: 'a', tool: 'b' }],
  ['only directly after a: b', { type: 'directly-after', id, parent: 'a', tool: 'b' }],
  ['limit a to 3', { type: 'max-count', id, tool: 'a', limit: 3 }],
  [
    'limit a to 3 else -> b | exit',
    { type: 'max-count', id, tool: 'a', limit: 3, otherwise: { ...to('b'), exit: { id: 'exit' } } },
  ],
  ['require a before exit', { type: 'required-before-exit', id, tool: 'a' }],
  ['approve a', { type: 'requires-approval', id, tool: 'a' }],
])('a rule reads `%s`', (text, rule) => {
  expect(ruleText(rule)).toBe(text);
});
