import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorkspace } from '../../support/workspace.ts';

const text = readFileSync(new URL('../../fixtures/grammar/whole-language.wf', import.meta.url), 'utf8');

test('every construct of the language is read, and every name in it means something', async () => {
  const { document } = await createWorkspace({ 'main.wf': text });
  const { parseResult, references } = document('main.wf');
  expect([...parseResult.lexerErrors, ...parseResult.parserErrors].map((error) => error.message)).toEqual([]);
  expect(references.filter((reference) => reference.error).map((reference) => reference.$refText)).toEqual([]);
  expect(references.length).toBeGreaterThan(40);
});
