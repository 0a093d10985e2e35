import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { approvalMessage } from '../../../client/src/people/approval-message.ts';
import { wholeCall } from '../../../client/src/people/whole-call.ts';
import { plainMessage } from '../../../client/src/dialogs/plain-message.ts';

vi.mock('vscode', async () => import('../editor-mock.ts'));

const call = {
  path: ['triage', 'mail'],
  tool: 'send',
  arguments: { to: 'a@b.c', urgent: true },
  why: 'start -> send.',
};

it('says what is called, why, and with what', () => {
  expect(approvalMessage(call)).toEqual({
    message: 'triage › mail: may send(to, urgent) be called? start -> send. — to: "a@b.c", urgent: true',
    whole: true,
  });
  expect(approvalMessage({ ...call, arguments: {} }).message).toBe(
    'triage › mail: may send() be called? start -> send.',
  );
});

it('a long value hides no other argument, and not the reason', () => {
  const { message, whole } = approvalMessage({
    ...call,
    arguments: { body: 'x'.repeat(5000), to: 'thief@example.org', also: 'y'.repeat(5000) },
  });
  expect(whole).toBe(false);
  expect(message.length).toBeGreaterThan(900);
  expect(message.length).toBeLessThanOrEqual(1000);
  expect(message).toContain('may send(body, to, also) be called? start -> send.');
  expect(message).toMatch(/ — body: "x{300,}…, to: "thief@example\.org", also: "y{300,}…$/);
});

it('fits whatever it is asked about, and is whole when it says so', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('](', 'a', '🙂', '\u202e'), maxLength: 800 }),
  );
  fc.assert(
    fc.property(word, word, fc.dictionary(word, word, { maxKeys: 60 }), (tool, why, given) => {
      const { message, whole } = approvalMessage({ path: ['w', tool], tool, arguments: given, why });
      expect(plainMessage(message).length).toBeLessThanOrEqual(1000);
      if (whole) for (const value of Object.values(given)) expect(message).toContain(plainJson(value));
    }),
  );
});

it('shows all of it as a text, where no value can pass for an argument', () => {
  const body = `Hello\nto: "somebody else"\n${'x'.repeat(5000)}`;
  expect(wholeCall({ ...call, arguments: { body, to: 'a' }, problem: '`cc` is missing' })).toBe(
    [
      'triage › mail › send',
      '`cc` is missing',
      'start -> send.',
      '',
      'body:',
      '  Hello',
      '  to: "somebody else"',
      `  ${'x'.repeat(5000)}`,
      '',
      'to: "a"',
      '',
    ].join('\n'),
  );
});

function plainJson(value: string): string {
  return plainMessage(JSON.stringify(value)).replaceAll('\u2060', '');
}
