import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { offerUnfinishedRuns } from '../../../client/src/resume/resume-run.ts';
import { UnfinishedRuns, type UnfinishedRun } from '../../../client/src/resume/unfinished-runs.ts';
import { askUncompletedCall } from '../../../client/src/people/uncompleted.ts';
import type { Services } from '../../../client/src/services.ts';
import { temporaryFolder } from '../../executor/support/temporary-folder.ts';
import * as editor from '../editor-mock.ts';

vi.mock('vscode', async () => ({ ...(await import('../editor-mock.ts')), workspace: { isTrusted: true } }));
const watched = vi.hoisted(() => ({ watchRun: vi.fn(() => Promise.resolve()) }));
vi.mock('../../../client/src/runs/watch-run.ts', () => watched);
vi.mock('../../../client/src/models/providers.ts', () => ({ providersOf: () => Promise.resolve([]) }));

const { window } = editor;
const folder = temporaryFolder();

function memento(): ConstructorParameters<typeof UnfinishedRuns>[0] {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (values.get(key) as T) : otherwise) as T,
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  };
}

function unfinished(): UnfinishedRuns {
  return new UnfinishedRuns(memento(), { fsPath: folder.path });
}

function run(name: string, written = '{"wf":1}\n{"type":"begun"}\n'): UnfinishedRun {
  folder.write(`runs/${name}.jsonl`, written);
  return { run: name, workflow: 'triage', journal: `${folder.path}/runs/${name}.jsonl`, begun: 0, models: [] };
}

function services(runs: UnfinishedRuns, active: readonly { readonly id: string }[] = []): Services {
  return { unfinished: runs, runs: { all: active } } as unknown as Services;
}

beforeEach(() => {
  vi.resetAllMocks();
});

describe('runs that an earlier window left unfinished', () => {
  it('are offered once, and gone on with when somebody wants it', async () => {
    const runs = unfinished();
    await runs.add(run('a'));
    window.showWarningMessage.mockResolvedValue('Resume');
    await offerUnfinishedRuns(services(runs));
    expect(watched.watchRun).toHaveBeenCalledOnce();
    await offerUnfinishedRuns(services(runs));
    expect(window.showWarningMessage).toHaveBeenCalledOnce();
    expect(runs.all).toMatchObject([{ run: 'a', offered: true }]);
  });

  it('are forgotten when nobody wants them', async () => {
    const runs = unfinished();
    await runs.add(run('a'));
    window.showWarningMessage.mockResolvedValue('Discard');
    await offerUnfinishedRuns(services(runs));
    expect(runs.all).toEqual([]);
    expect(watched.watchRun).not.toHaveBeenCalled();
  });

  it('are chosen from where there are several, those that go on here left out', async () => {
    const runs = unfinished();
    for (const name of ['a', 'b', 'c']) await runs.add(run(name));
    window.showWarningMessage.mockResolvedValue('Choose…');
    window.showQuickPick.mockImplementation((items) => Promise.resolve((items as readonly unknown[])[1]));
    await offerUnfinishedRuns(services(runs, [{ id: 'a' }]));
    expect(window.showWarningMessage.mock.lastCall?.[0]).toBe('2 runs did not come to an end.');
    expect(watched.watchRun).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ id: 'c' }),
      expect.anything(),
    );
  });

  it('can be forgotten together', async () => {
    const runs = unfinished();
    for (const name of ['a', 'b']) await runs.add(run(name));
    window.showWarningMessage.mockResolvedValue('Discard All');
    await offerUnfinishedRuns(services(runs));
    expect(runs.all).toEqual([]);
    expect(watched.watchRun).not.toHaveBeenCalled();
  });

  it.each(['', '{"program":"{\\"type\\":\\"begun\\"}"}\n'])(
    'are not offered when they died before they began: %j',
    async (written) => {
      const runs = unfinished();
      await runs.add(run('a', written));
      await offerUnfinishedRuns(services(runs));
      expect(window.showWarningMessage).not.toHaveBeenCalled();
    },
  );

  it('keep their journals, of which only the newest others are kept', async () => {
    const runs = unfinished();
    await runs.add(run('needed'));
    const first = runs.journalFor('first');
    mkdirSync(`${first}.blobs`, { recursive: true });
    for (const [index, name] of ['needed', 'first', ...Array.from({ length: 30 }, (_, at) => `r${at}`)].entries()) {
      const path = `${dirname(first)}/${name}.jsonl`;
      writeFileSync(path, '');
      utimesSync(path, index, index);
    }
    runs.journalFor('next');
    const left = readdirSync(dirname(first));
    expect(left).toHaveLength(20);
    expect(left).toContain('needed.jsonl');
    expect(left).not.toContain('r10.jsonl');
    expect(existsSync(`${first}.blobs`)).toBe(false);
  });
});

describe('a call of which nobody knows whether it was made', () => {
  const call = { run: 'r', step: 2, tool: 'send', arguments: { to: 'a' }, started: 0, schema: { type: 'string' } };
  const never = new AbortController().signal;

  it.each([
    ['Repeat the Call', { decision: 'repeat' }],
    ['Stop the Run', { decision: 'stop' }],
  ])('is decided by %j', async (button, decision) => {
    window.showWarningMessage.mockResolvedValue(button);
    expect(await askUncompletedCall(call, never)).toEqual(decision);
    expect(window.showWarningMessage.mock.lastCall?.[0]).toContain('to: "a"');
  });

  it('gets the result that somebody knows, after a notification that was closed came back', async () => {
    window.showWarningMessage.mockResolvedValueOnce(undefined).mockResolvedValueOnce('Give Its Result…');
    window.showInputBox.mockResolvedValue('sent');
    expect(await askUncompletedCall(call, never)).toEqual({ decision: 'result', result: 'sent' });
  });

  it('is not asked about when the run is over', async () => {
    expect(await askUncompletedCall(call, AbortSignal.abort())).toEqual({ decision: 'stop' });
    expect(window.showWarningMessage).not.toHaveBeenCalled();
  });
});
