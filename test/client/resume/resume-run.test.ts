import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { discardRuns } from '../../../client/src/resume/discard-runs.ts';
import { offerWhenReleased } from '../../../client/src/resume/offer-when-released.ts';
import { offerUnfinishedRuns, resumeRun } from '../../../client/src/resume/resume-run.ts';
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

/** Each test has a folder of its own. */
let storage = 0;

/** A process that is no more. */
const gone = spawnSync(process.execPath, ['--version']).pid;

function unfinished(): UnfinishedRuns {
  return new UnfinishedRuns({ fsPath: `${folder.path}/${String(storage)}` });
}

function run(name: string, written = '{"wf":1}\n{"type":"begun"}\n'): UnfinishedRun {
  folder.write(`${String(storage)}/runs/${name}.jsonl`, written);
  return { run: name, workflow: 'triage', begun: 0, models: [], origins: {}, window: gone };
}

function services(runs: UnfinishedRuns, active: readonly { readonly id: string }[] = []): Services {
  return { unfinished: runs, runs: { all: active } } as unknown as Services;
}

beforeEach(() => {
  storage += 1;
  vi.resetAllMocks();
});

describe('runs that an earlier window left unfinished', () => {
  it('are offered once, and gone on with when somebody wants it', async () => {
    const runs = unfinished();
    runs.add(run('a'));
    window.showWarningMessage.mockResolvedValue('Resume');
    await offerUnfinishedRuns(services(runs));
    expect(watched.watchRun).toHaveBeenCalledOnce();
    await offerUnfinishedRuns(services(runs));
    expect(window.showWarningMessage).toHaveBeenCalledOnce();
    expect(runs.all).toMatchObject([{ run: 'a', offered: true }]);
  });

  it('are forgotten when nobody wants them', async () => {
    const runs = unfinished();
    runs.add(run('a'));
    window.showWarningMessage.mockResolvedValue('Discard');
    await offerUnfinishedRuns(services(runs));
    expect(runs.all).toEqual([]);
    expect(watched.watchRun).not.toHaveBeenCalled();
  });

  it('are chosen from where there are several, those that go on here left out', async () => {
    const runs = unfinished();
    for (const name of ['a', 'b', 'c']) runs.add(run(name));
    window.showWarningMessage.mockResolvedValue('Resume…');
    window.showQuickPick.mockImplementation((items) => Promise.resolve((items as readonly unknown[])[1]));
    await offerUnfinishedRuns(services(runs, [{ id: 'a' }]));
    expect(window.showWarningMessage.mock.lastCall?.[0]).toBe('2 runs did not come to an end.');
    expect(watched.watchRun).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ id: 'c' }),
      expect.anything(),
    );
  });

  it('are forgotten one by one where there are several', async () => {
    const runs = unfinished();
    for (const name of ['a', 'b']) runs.add(run(name));
    window.showWarningMessage.mockResolvedValue('Discard…');
    window.showQuickPick.mockImplementation((items) => Promise.resolve([(items as readonly unknown[])[0]]));
    await offerUnfinishedRuns(services(runs));
    expect(window.showQuickPick.mock.lastCall?.[1]).toMatchObject({ canPickMany: true });
    expect(runs.all.map((one) => one.run)).toEqual(['b']);
    expect(watched.watchRun).not.toHaveBeenCalled();
  });

  it('are all kept when nobody says which to forget', async () => {
    const runs = unfinished();
    runs.add(run('a'));
    window.showQuickPick.mockResolvedValue(undefined);
    await discardRuns(services(runs));
    expect(runs.all).toHaveLength(1);
  });

  it('are offered when the window that had them has gone a little later', async () => {
    const runs = unfinished();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    runs.add({ ...run('a'), window: other.pid ?? 0 });
    await offerWhenReleased(services(runs), async () => {
      expect(window.showWarningMessage).not.toHaveBeenCalled();
      other.kill('SIGKILL');
      await once(other, 'exit');
    });
    expect(window.showWarningMessage).toHaveBeenCalledOnce();
  });

  it('are waited for no longer than a reload takes', async () => {
    const runs = unfinished();
    runs.add({ ...run('a'), window: process.ppid });
    const pause = vi.fn(() => Promise.resolve());
    await offerWhenReleased(services(runs), pause);
    expect(pause).toHaveBeenCalledTimes(30);
    expect(window.showWarningMessage).not.toHaveBeenCalled();
  });

  it('are not offered while another window has them, and can be picked all the same', async () => {
    const runs = unfinished();
    runs.add({ ...run('a'), window: process.ppid });
    runs.add({ ...run('b', ''), window: process.ppid });
    await offerUnfinishedRuns(services(runs));
    expect(window.showWarningMessage).not.toHaveBeenCalled();
    window.showQuickPick.mockResolvedValue(undefined);
    await resumeRun(services(runs));
    expect(window.showQuickPick.mock.lastCall?.[0]).toMatchObject([
      { label: 'triage', detail: 'another window may still have it' },
      { label: 'triage' },
    ]);
  });

  it('belong to the window that goes on with them', async () => {
    const runs = unfinished();
    runs.add(run('a'));
    await resumeRun(services(runs));
    expect(runs.all).toMatchObject([{ window: process.pid }]);
  });

  it('of two windows do not overwrite each other', () => {
    const [one, other] = [unfinished(), unfinished()];
    one.add(run('a'));
    other.add(run('b'));
    one.forget('a');
    expect(other.all.map((left) => left.run)).toEqual(['b']);
  });

  it('that cannot be read are left out', () => {
    const runs = unfinished();
    runs.add(run('a'));
    folder.write(`${String(storage)}/runs/torn.json`, '{"run":"torn"');
    folder.write(`${String(storage)}/runs/other.json`, '7');
    expect(runs.all.map((one) => one.run)).toEqual(['a']);
  });

  it.each(['', '{"program":"{\\"type\\":\\"begun\\"}"}\n'])(
    'are forgotten, with their journals, when they died before they began: %j',
    async (written) => {
      const runs = unfinished();
      runs.add(run('a', written));
      await offerUnfinishedRuns(services(runs));
      expect(window.showWarningMessage).not.toHaveBeenCalled();
      expect(runs.all).toEqual([]);
      expect(existsSync(runs.journalOf('a'))).toBe(false);
    },
  );

  it('are forgotten when they have come to their end meanwhile, by `wf resume` perhaps; their journals stay', async () => {
    const runs = unfinished();
    runs.add(run('a', '{"wf":1}\n{"type":"begun"}\n{"type":"ended"}\n{"type":"closed"}\n'));
    await offerUnfinishedRuns(services(runs));
    expect(window.showWarningMessage).not.toHaveBeenCalled();
    expect([runs.all, existsSync(runs.journalOf('a'))]).toEqual([[], true]);
  });

  it('are kept while their journals cannot be read', async () => {
    const runs = unfinished();
    runs.add(run('a', ''));
    rmSync(runs.journalOf('a'));
    mkdirSync(runs.journalOf('a'));
    await offerUnfinishedRuns(services(runs));
    expect([runs.all.length, existsSync(runs.journalOf('a'))]).toEqual([1, true]);
  });

  it('keep their journals, of which only the newest others are kept', () => {
    const runs = unfinished();
    runs.add(run('needed'));
    mkdirSync(`${runs.journalOf('first')}.blobs`, { recursive: true });
    for (const [index, name] of ['needed', 'first', ...Array.from({ length: 30 }, (_, at) => `r${at}`)].entries()) {
      writeFileSync(runs.journalOf(name), '');
      utimesSync(runs.journalOf(name), index, index);
    }
    runs.add({ ...run('next'), begun: 1 });
    const left = readdirSync(dirname(runs.journalOf('next'))).filter((name) => name.endsWith('.jsonl'));
    expect(left).toHaveLength(21);
    expect(left).toContain('needed.jsonl');
    expect(left).toContain('next.jsonl');
    expect(left).not.toContain('r10.jsonl');
    expect(existsSync(`${runs.journalOf('first')}.blobs`)).toBe(false);
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
