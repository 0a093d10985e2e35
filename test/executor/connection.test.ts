import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { serveRuns } from '#executor/connection.ts';
import { resumeRun, startRun, type StartRunResult } from '#executor/protocol/messages.ts';
import * as is from './support/programs.ts';
import { callOnce } from './support/real-run.ts';
import { disk } from './support/small-disk.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

vi.mock('#executor/journal/append-file.ts', async (original) =>
  (await import('./support/small-disk.ts')).onSmallDisk(await original()),
);

/** Two processes, as each sees the other through the channel between them. */
function twoProcesses(): readonly [host: NodeJS.Process, executor: NodeJS.Process] {
  const ends = [new EventEmitter(), new EventEmitter()] as const;
  const sendingTo = (other: EventEmitter) => (message: unknown) => {
    setImmediate(() => other.emit('message', message));
  };
  const [one, other] = ends;
  Object.assign(one, { send: sendingTo(other) });
  Object.assign(other, { send: sendingTo(one) });
  return ends as unknown as readonly [NodeJS.Process, NodeJS.Process];
}

const folder = temporaryFolder();
const journalOf = (run: string): string => join(folder.path, `${run}.jsonl`);

describe('an executor whose disk gets full', () => {
  afterEach(() => {
    disk.left = Infinity;
  });

  it('tells its host that the run can go on, and goes on with it', async () => {
    const [host, executor] = twoProcesses();
    serveRuns(executor, () => undefined);
    const connection = createMessageConnection(new IPCMessageReader(host), new IPCMessageWriter(host));
    connection.listen();
    const params = { program: callOnce(is.tool('declared')), inputs: {}, providers: [], model: 'rehearsal', seed: 1 };
    const run = (name: string): Promise<StartRunResult> =>
      connection.sendRequest(startRun, { ...params, run: name, journal: journalOf(name) });
    expect(await run('whole')).toEqual({ reason: 'exit' });
    disk.left = readFileSync(journalOf('whole'), 'utf8').indexOf('"started"');
    expect(await run('broken')).toEqual({ reason: 'tool-failed', resumable: true });
    disk.left = Infinity;
    const again = { run: 'broken', journal: journalOf('broken'), providers: [] };
    expect(await connection.sendRequest(resumeRun, again)).toEqual({ reason: 'exit' });
  });
});
