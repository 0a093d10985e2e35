import { expect, it } from 'vitest';
import { createWorkspace } from '../../support/workspace.ts';

async function problems(text: string): Promise<readonly string[]> {
  const found = await (await createWorkspace({ 'main.wf': text })).problems('main.wf');
  return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

const tool = 'tool ask(query: string): string\n';

it('a text that is not closed is one slip, whatever it takes with it', async () => {
  const text = `${tool}workflow w(topic: string) {\n  prompt """Research {topic}"\n  start -> ask -> exit\n}\n`;
  expect(await problems(text)).toEqual(['3: This text is not closed: its second `"""` is missing.']);
});

it('a bracket before it that is not closed is another', async () => {
  const text = `workflow v {\n  start -> ask -> exit\n${tool}workflow w {\n  prompt """Research\n  start -> ask -> exit\n}\n`;
  expect(await problems(text)).toEqual([
    '1: This `{` is not closed.',
    '5: This text is not closed: its second `"""` is missing.',
  ]);
});

it('a tool in a workflow is one slip, and nothing is said of runs', async () => {
  const text = 'workflow w {\n  tool ask(query: string): string\n  start -> ask -> exit\n}\n';
  expect(await problems(text)).toEqual(['2: A tool is declared outside of workflows.']);
});

it('cases that are not closed end where a line stands no deeper than their `when`', async () => {
  const cases = 'start -> ask -> when {\n    "a" -> exit\n    else -> file\n';
  const text = `${tool}tool file()\ntool mail()\nworkflow w {\n  ${cases}  file | mail -> exit\n}\n`;
  expect(await problems(text)).toEqual(['5: This `{` is not closed.']);
});

it.each([
  ['a text', '  prompt """\n    Use the\n    tool ask first.\n  """\n'],
  ['a comment', '  /* Use the\n    tool ask first. */\n'],
])('%s in a workflow that is not closed declares nothing', async (_, prose) => {
  const text = `${tool}workflow w {\n${prose}  start -> ask -> exit\n`;
  expect(await problems(text)).toEqual(['2: This `{` is not closed.']);
});

it('thousands of errors are told as quickly as they are found, each by its own line', async () => {
  const workflows = Array.from(
    { length: 3000 },
    (_, index) => `workflow w${index} {\n  start -> ask ~ ask\n  ask => exit\n}\n`,
  );
  const told = await problems(`${tool}${workflows.join('')}`);
  expect(told).toHaveLength(6000);
  expect(told.at(-1)).toBe('12000: An arrow is written `->`, not `=>`.');
});
