import { expect, test } from 'vitest';
import { createWorkspace } from '../../support/workspace.ts';

async function endless(text: string): Promise<readonly string[]> {
  const workspace = await createWorkspace({ 'main.wf': text });
  const lines = text.split('\n');
  return (await workspace.problems('main.wf')).map(({ code, message, range: { start, end } }) => {
    expect([code, start.line]).toEqual(['syntax-error', end.line]);
    expect(message).toMatch(/^`.*` is too large to be a number\.$/);
    return lines[start.line]?.slice(start.character, end.character) ?? '';
  });
}

const digits = '9'.repeat(400);
const small = '9'.repeat(250);
const days = `${'9'.repeat(305)}d`;

test('a number that is too large to be kept is told where it stands', async () => {
  const text = `type Big = 1e999
tool a(x: number = -1e309, y: number = ${digits})
  timeout ${digits}d
  retry 2e400
workflow w {
  steps 1e400
  temperature 1.5E+999
  start -> a(x: 1e999)
  a -> exit
  limit a to 1e999
}
tool b(x: number = ${small}e99)
  timeout ${days}`;
  expect(await endless(text)).toEqual([
    '1e999',
    '-1e309',
    `${digits}d`,
    '2e400',
    '1e400',
    '1.5E+999',
    '1e999',
    '1e999',
    `${small}e99`,
    days,
  ]);
});

test('one of many digits is told once, by the first of them', async () => {
  const workspace = await createWorkspace({ 'main.wf': `tool a(x: number = ${'9'.repeat(900)})` });
  const messages = (await workspace.problems('main.wf')).map(({ message }) => message);
  expect(messages).toEqual([`\`${'9'.repeat(20)}…\` is too large to be a number.`]);
});

test('what is large, small, or no number at all is not', async () => {
  const text = `/** 1e999 */
tool a(x: number = 1e308, y: number = 1e-999, z: string = "1e999")
tool b1e999() // ${digits}
workflow w {
  prompt """1e999 ${digits}"""
  start -> a -> b1e999 -> exit
}`;
  expect(await endless(text)).toEqual([]);
});
