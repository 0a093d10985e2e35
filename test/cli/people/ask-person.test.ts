import { expect, test } from 'vitest';
import { askPerson } from '../../../cli/src/people/ask-person.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const form = { run: 'r', step: 1, tool: 'decide', question: 'Shall we?\u0007' };
const never = new AbortController().signal;

const decision = {
  type: 'object',
  properties: {
    agreed: { type: 'boolean' },
    reason: { type: 'string', description: 'In a sentence.' },
    level: { enum: ['low', 'high'] },
  },
  required: ['agreed', 'level'],
};

test('an object is asked field by field', async () => {
  const terminal = new ScriptedTerminal({ answers: ['maybe', 'true', '', 'high'] });
  expect(await askPerson({ ...form, schema: decision }, terminal, never)).toEqual({
    answer: { agreed: true, level: 'high' },
  });
  expect(terminal.stderr).toContain(String.raw`decide asks: Shall we?\u0007`);
  expect(terminal.stderr).toContain('In a sentence.\nreason? (string) = ');
  expect(terminal.stderr).toContain('level ("low" | "high") = ');
});

test.each([
  [{ type: 'string' }, '12', '12'],
  [{ type: 'number' }, '12', 12],
  [{ enum: ['12'] }, '12', '12'],
  [{}, '[1, null]', [1, null]],
])('%j reads %j as %j', async (schema, text, value) => {
  expect(await askPerson({ ...form, schema }, new ScriptedTerminal({ answers: [text] }), never)).toEqual({
    answer: value,
  });
});

test('nobody there and the end of the input decline', async () => {
  expect(await askPerson({ ...form, schema: decision }, new ScriptedTerminal(), never)).toEqual({ declined: true });
  expect(
    await askPerson({ ...form, schema: decision }, new ScriptedTerminal({ answers: ['true', 'x'] }), never),
  ).toEqual({ declined: true });
});

test('a required field may be the empty text', async () => {
  const schema = { type: 'object', properties: { note: { type: 'string' } }, required: ['note'] };
  expect(await askPerson({ ...form, schema }, new ScriptedTerminal({ answers: [''] }), never)).toEqual({
    answer: { note: '' },
  });
});
