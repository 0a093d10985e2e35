import { describe, expect, it } from 'vitest';
import { syntaxErrors } from '#language/validation/syntax-errors.ts';
import { lettersRead } from '../../support/letters-read.ts';
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

it('a comment that is not closed is one, too', async () => {
  const text = `${tool}workflow w {\n  start -> ask -> exit\n  /* Research\n  start => ask\n}\n`;
  const told = await problems(text);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^4: This comment is not closed/);
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

it('what is wrong behind the declarations that it tears apart is told as well', async () => {
  const text = `workflow w {\n  tool ask(query: string): string\n  start -> ask -> exit\n}\n${tool.replace('ask', 'see')}nonsense\n`;
  expect((await problems(text)).map((one) => one.slice(0, 2))).toEqual(['2:', '6:']);
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

describe('hundreds of errors', () => {
  const withErrors = (count: number): string => {
    const wrong = (_: unknown, index: number): string =>
      `workflow w${String(index)} {\n  start -> ask ~ ask\n  ask => exit\n}\n`;
    return tool + Array.from({ length: count }, wrong).join('');
  };

  it('are each told on their own line', async () => {
    const told = await problems(withErrors(300));
    expect(told).toHaveLength(600);
    expect(told.at(-1)).toBe('1200: An arrow is written `->`, not `=>`.');
  });

  it('are put into words once for each text', async () => {
    const workspace = await createWorkspace({ 'main.wf': withErrors(3) });
    const before = syntaxErrors(workspace.document('main.wf'));
    expect(syntaxErrors(workspace.document('main.wf'))).toBe(before);
    await workspace.write({ 'main.wf': withErrors(2) });
    expect([before.length, syntaxErrors(workspace.document('main.wf')).length]).toEqual([6, 4]);
  });

  it('have no more read for each than a few have', async () => {
    const readOf = (count: number): Promise<number> =>
      lettersRead(async () => (await createWorkspace({ 'main.wf': withErrors(count) })).problems('main.wf'));
    const few = await readOf(50);
    expect(few).toBeGreaterThan(withErrors(50).length);
    expect(await readOf(200)).toBeLessThan(5 * few);
  });
});
