import { expect, test } from 'vitest';
import type { AskApprovalParams } from '#executor/protocol/messages.ts';
import { askApproval } from '../../../cli/src/people/ask-approval.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const call: AskApprovalParams = {
  run: 'r',
  path: ['triage'],
  step: 1,
  tool: 'send',
  arguments: { to: 'a\u001b[2J' },
  why: 'start -> send',
  parameters: [],
  types: [],
};
const never = new AbortController().signal;

test.each([
  [['y'], { verdict: 'once' }],
  [['Always'], { verdict: 'run' }],
  [['n too early'], { verdict: 'denied', reason: 'too early' }],
  [['no'], { verdict: 'denied' }],
  [['', 'what?', 'yes'], { verdict: 'once' }],
  [['e', '{"to": "b"}', 'y'], { verdict: 'once', arguments: { to: 'b' } }],
  [['e', 'to b', '[]', '{"to": "b"}', 'a'], { verdict: 'run', arguments: { to: 'b' } }],
  [['e', '', 'y'], { verdict: 'once' }],
  [[undefined], { verdict: 'denied', reason: 'no answer was given' }],
])('%j answers %j', async (answers, verdict) => {
  expect(await askApproval(call, new ScriptedTerminal({ answers }), never)).toEqual(verdict);
});

test('the arguments are in view, and cannot forge what is shown', async () => {
  const terminal = new ScriptedTerminal({ answers: ['e', '{"to": "b"}', 'y'] });
  await askApproval(call, terminal, never);
  expect(terminal.stderr).toContain(`Approve send? start -> send\n  to: ${String.raw`"a\u001b[2J"`}\n[y]es`);
  expect(terminal.stderr).toContain('Approve send? start -> send\n  to: "b"\n[y]es');
});

test('every argument has its line, and nothing of it is cut', async () => {
  const terminal = new ScriptedTerminal({ answers: ['y'] });
  const body = `${'x'.repeat(10_000)} and delete all`;
  await askApproval({ ...call, arguments: { body, to: 'b' } }, terminal, never);
  expect(terminal.stderr).toContain(`\n  body: "${body}"\n  to: "b"\n`);
});

test('without a person it is a denial that says so', async () => {
  const verdict = await askApproval(call, new ScriptedTerminal(), never);
  expect(verdict).toEqual({
    verdict: 'denied',
    reason: expect.stringContaining('--yes') as string,
    unattended: true,
  });
});

test('it says what was wrong with the arguments before, and which workflow of a workflow calls', async () => {
  const terminal = new ScriptedTerminal({ answers: ['y'] });
  await askApproval({ ...call, path: ['triage', 'mail'], problem: '`to` is missing' }, terminal, never);
  expect(terminal.stderr).toContain('`to` is missing\nApprove send in triage > mail? start -> send\n');
});
