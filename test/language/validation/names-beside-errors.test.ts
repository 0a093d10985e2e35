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
