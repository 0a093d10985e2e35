import { expect, it, vi } from 'vitest';
import type { StartRunResult } from '#executor/protocol/messages.ts';
import { watchRun } from '../../../client/src/runs/watch-run.ts';
import type { Services } from '../../../client/src/services.ts';

vi.mock('vscode', () => import('../editor-mock.ts'));
vi.mock('../../../client/src/dialogs/notify.ts', () => ({
  showProgress: (_title: string, work: (report: () => void, token: object) => Promise<void>) =>
    work(() => undefined, { onCancellationRequested: () => undefined }),
}));
vi.mock('../../../client/src/people/run-questions.ts', () => ({ runQuestions: () => ({}) }));

it.each<[string, StartRunResult, readonly string[]]>([
  ['has ended is not offered again', { reason: 'exit' }, ['run']],
  ['broke off because nothing could be recorded is kept', { reason: 'tool-failed', resumable: true }, []],
])('a run that %s', async (_what, result, forgotten) => {
  const forget = vi.fn();
  const services = {
    runs: { next: () => 1, add: () => ({ dispose: () => undefined }) },
    output: { begin: () => ({}), show: () => undefined },
    unfinished: { forget },
  } as unknown as Services;
  const run = { id: 'run', workflow: 'w', title: 'Running', origins: {}, secretFolder: undefined };
  await watchRun(services, run, () => Promise.resolve(result));
  expect(forget.mock.calls.flat()).toEqual(forgotten);
});
