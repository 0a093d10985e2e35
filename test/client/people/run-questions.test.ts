import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { QuestionServices } from '../../../client/src/people/run-questions.ts';
import { runQuestions } from '../../../client/src/people/run-questions.ts';
import * as editor from '../editor-mock.ts';

vi.mock('vscode', async () => import('../editor-mock.ts'));

const { window } = editor;
const call = {
  run: 'r',
  path: ['triage'],
  step: 1,
  tool: 'send',
  arguments: { to: 'a' },
  why: 'start -> send.',
  parameters: [{ id: 'to', name: 'to', type: { kind: 'primitive', name: 'string' }, optional: false }],
  types: [],
} as const;
const form = {
  run: 'r',
  step: 1,
  tool: 'decide',
  question: 'Shall we?',
  schema: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] },
};
const secret = { run: 'r', tool: 'page', name: 'KEY' };
const never = new AbortController().signal;

const stored = { get: vi.fn(), set: vi.fn() };
const services = {
  log: { error: vi.fn() },
  questions: { wait: (answer: Promise<unknown>) => answer },
  secrets: stored,
  texts: { show: vi.fn(() => Promise.resolve()) },
};

function ask(folder?: string): ReturnType<typeof runQuestions> {
  return runQuestions(services as unknown as QuestionServices, folder);
}

beforeEach(() => {
  vi.resetAllMocks();
});

describe('an approval', () => {
  it.each([
    ['Approve', { verdict: 'once' }],
    ['Approve in This Run', { verdict: 'run' }],
    [undefined, { verdict: 'denied', reason: 'the question was closed without an answer' }],
  ])('is answered by %j', async (button, verdict) => {
    window.showWarningMessage.mockResolvedValue(button);
    expect(await ask().approve(call, never)).toEqual(verdict);
  });

  it('asks again after an edit, and then of what was edited', async () => {
    window.showWarningMessage.mockResolvedValueOnce('Edit…').mockResolvedValueOnce('Approve');
    window.showInputBox.mockResolvedValue('{"to": "b"}');
    expect(await ask().approve(call, never)).toEqual({ verdict: 'once', arguments: { to: 'b' } });
    expect(window.showWarningMessage.mock.lastCall?.[0]).toContain('to: "b"');
  });

  it('shows all in an editor where it does not fit, and goes on asking', async () => {
    const long = { ...call, arguments: { to: 'x'.repeat(2000) } };
    window.showWarningMessage.mockResolvedValueOnce('Show All').mockResolvedValueOnce('Approve');
    expect(await ask().approve(long, never)).toEqual({ verdict: 'once' });
    expect(services.texts.show).toHaveBeenCalledWith('send', expect.stringContaining('x'.repeat(2000)));
  });

  it('offers to show all only where something is missing', async () => {
    await ask().approve(call, never);
    expect(window.showWarningMessage.mock.lastCall).not.toContain('Show All');
  });
});

describe('when the run is over', () => {
  it('a question that is open ends, and an answer to it asks nothing more', async () => {
    const run = new AbortController();
    let press: (button: string) => void = () => undefined;
    window.showWarningMessage.mockImplementation(() => new Promise((resolve) => (press = resolve)));
    const verdict = ask().approve(call, run.signal);
    run.abort();
    expect(await verdict).toMatchObject({ verdict: 'denied' });
    press('Edit…');
    expect(window.showInputBox).not.toHaveBeenCalled();
    expect(window.showWarningMessage).toHaveBeenCalledOnce();
  });

  it('the box for the arguments closes, and the question does not come back', async () => {
    const run = new AbortController();
    window.showWarningMessage.mockResolvedValue('Edit…');
    window.showInputBox.mockImplementation((_, token) => {
      run.abort();
      return Promise.resolve(
        (token as { isCancellationRequested: boolean }).isCancellationRequested ? undefined : '{"to": "late"}',
      );
    });
    expect(await ask().approve(call, run.signal)).toMatchObject({ verdict: 'denied' });
    expect(window.showWarningMessage).toHaveBeenCalledOnce();
  });

  it('a form asks for no further field', async () => {
    const run = new AbortController();
    window.showInformationMessage.mockResolvedValue('Answer…');
    window.showInputBox.mockImplementation(() => {
      run.abort();
      return Promise.resolve('late');
    });
    expect(await ask().askPerson(form, run.signal)).toEqual({ declined: true });
    expect(window.showInputBox).toHaveBeenCalledOnce();
    expect(window.showInformationMessage).toHaveBeenCalledOnce();
  });

  it('nothing is asked, and no secret is kept', async () => {
    const signal = AbortSignal.abort();
    expect(await ask('f').approve(call, signal)).toMatchObject({ verdict: 'denied' });
    expect(await ask('f').askPerson(form, signal)).toEqual({ declined: true });
    expect(await ask('f').secret(secret, signal)).toEqual({ refused: 'it was not given' });
    for (const shown of Object.values(window)) expect(shown).not.toHaveBeenCalled();
    expect(stored.set).not.toHaveBeenCalled();
  });
});

describe('when asking fails', () => {
  it.each(['approve', 'askPerson', 'secret'] as const)('%s is answered all the same', async (kind) => {
    const failure = new Error('the keyring is locked');
    window.showWarningMessage.mockRejectedValue(failure);
    window.showInformationMessage.mockRejectedValue(failure);
    stored.get.mockRejectedValue(failure);
    const questions = ask('f');
    const answer = {
      approve: questions.approve(call, never),
      askPerson: questions.askPerson(form, never),
      secret: questions.secret(secret, never),
    };
    expect(await answer[kind]).toEqual(
      {
        approve: { verdict: 'denied', reason: 'the keyring is locked' },
        askPerson: { declined: true },
        secret: { refused: 'the keyring is locked' },
      }[kind],
    );
    expect(services.log.error).toHaveBeenCalledWith(failure);
  });
});

describe('a secret', () => {
  it('that is known for the folder is not asked for', async () => {
    stored.get.mockResolvedValue('s');
    expect(await ask('file:///a').secret(secret, never)).toEqual({ value: 's' });
    expect(stored.get).toHaveBeenCalledWith({ name: 'KEY', place: 'file:///a' });
    expect(window.showWarningMessage).not.toHaveBeenCalled();
  });

  it('is kept for the folder, or the origin that it goes to', async () => {
    window.showWarningMessage.mockResolvedValue('Give It…');
    window.showInputBox.mockResolvedValue('s');
    await ask('file:///a').secret(secret, never);
    await ask('file:///a').secret({ ...secret, origin: 'https://b' }, never);
    expect(stored.set.mock.calls).toEqual([
      [{ name: 'KEY', place: 'file:///a' }, 's'],
      [{ name: 'KEY', place: 'https://b' }, 's'],
    ]);
  });

  it('that decides itself where it goes is asked for each time, and not kept', async () => {
    stored.get.mockResolvedValue('kept for modules');
    window.showWarningMessage.mockResolvedValue('Give It…');
    window.showInputBox.mockResolvedValue('typed');
    expect(await ask('file:///a').secret({ ...secret, origin: null }, never)).toEqual({ value: 'typed' });
    expect([stored.get.mock.calls, stored.set.mock.calls]).toEqual([[], []]);
  });

  it('of a file that lies nowhere is asked for each time, and not kept', async () => {
    window.showWarningMessage.mockResolvedValue('Give It…');
    window.showInputBox.mockResolvedValue('s');
    expect(await ask().secret(secret, never)).toEqual({ value: 's' });
    expect([stored.get.mock.calls, stored.set.mock.calls]).toEqual([[], []]);
  });
});
