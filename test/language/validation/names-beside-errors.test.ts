import { expect, it } from 'vitest';
import { createWorkspace } from '../../support/workspace.ts';

it.each([
  ['a word', 'make'],
  ['a name with a hyphen', 'make-tea'],
])('a line that begins with %s that is no tool is one slip', async (_, name) => {
  const text = `tool ask()\nworkflow w {\n  ${name} ask\n  start -> ask -> exit\n}\n`;
  const found = await (await createWorkspace({ 'main.wf': text })).problems('main.wf');
  const told = found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  expect(told).toEqual([`3: \`${name}\` is no tool, and no statement begins with it.`]);
});

it('a text that is not closed hides what stands behind it, not what stands before', async () => {
  const text = [
    'tool ask(q: strin)',
    'tool look(q: string)',
    '  prompt """Look for {q}',
    'tool find(name: string)',
    '  prompt "Find {name} in {place}"',
  ].join('\n');
  const found = await (await createWorkspace({ 'main.wf': text })).problems('main.wf');
  const told = found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  expect(told).toEqual([
    '3: This text is not closed: its second `"""` is missing.',
    '1: There is no type `strin` in this file or its imports.',
  ]);
});

it.each([
  ['a parameter that cannot be read', 'tool ask("q": string)', []],
  ['a keyword that is missing', 'ask(q: string)', []],
  [
    'an implementation that cannot be read',
    'tool ask(p: string)\n  command "ask"',
    ['There is no parameter `q` in `ask`.'],
  ],
])('%s and the comment above', async (_, tool, told) => {
  const text = `/** Ask.\n * @param q What to ask.\n */\n${tool}\n`;
  const found = await (await createWorkspace({ 'main.wf': text })).problems('main.wf');
  expect(found.filter(({ code }) => code !== 'syntax-error').map(({ message }) => message)).toEqual(told);
});
