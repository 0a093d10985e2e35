import { expect, test } from 'vitest';
import { standardRatings } from '#core/diagnostics/ratings.ts';
import { annotationsOf } from '../../support/workspace.ts';

/** The lines, counted from 1, of tools that are said to be only declared, where a workflow calls `ask`. */
async function declaredOnly(text: string): Promise<readonly number[]> {
  const called = `workflow w { start -> ask -> exit }\n${text}`;
  const found = await annotationsOf(called, {}, standardRatings);
  return found.filter(({ code }) => code === 'missing-implementation').map(({ line }) => line);
}

const prompt = '  prompt """Ask."""\n';

test.each([
  ['lacks a comma', `tool ask(n: string m: string): string\n${prompt}`],
  ['lacks a comma between lines', `tool ask(\n  n: string\n  m: string\n): string\n${prompt}`],
  ['has a semicolon between parameters', `tool ask(n: string; m: string): string\n${prompt}`],
  ['has an arrow before its result type', `tool ask(n: string) -> string\n${prompt}`],
  ['has a clause before it', `tool ask(): string\n  timeout 3s\n${prompt}`],
  ['has another word for it', 'tool ask(): string\n  human "May I?"\n'],
])('nothing is said of the implementation of a tool that %s', async (_, text) => {
  expect(await declaredOnly(text)).toEqual([]);
});

test.each([
  ['it can be read', 'tool ask(): string\n', [1]],
  ['the next declaration begins behind it', 'tool ask(): string\nto\n', [1]],
  ['the next declaration cannot be read', `tool ask(): string\ntool tell(n: string m: string): string\n${prompt}`, [1]],
  ['the one before cannot be read', `tool tell(n: string; m: string): string\n${prompt}tool ask(): string\n`, [3]],
])('that a tool is only declared is told where %s', async (_, text, lines) => {
  expect(await declaredOnly(text)).toEqual(lines);
});
