import type * as vscode from 'vscode';
import { describe, expect, it } from 'vitest';
import type { StartRunParams } from '#executor/protocol/messages.ts';
import { Executor } from '../../../client/src/executor/executor.ts';
import { deferred } from '../../executor/support/deferred.ts';
import { temporaryFolder } from '../../executor/support/temporary-folder.ts';

const folder = temporaryFolder();
// Answers every request, and says by its exit code how it was ended.
const file = folder.write(
  'executor.mjs',
  `process.on('message', ({ id }) => process.send({ jsonrpc: '2.0', id, result: { reason: 'exit' } }));
   process.on('disconnect', () => process.exit(7));`,
);

function executor(): { readonly executor: Executor; readonly ended: Promise<string> } {
  const { promise, resolve } = deferred<string>();
  const log = {
    info: (text: string) => {
      if (text.startsWith('executor ended')) resolve(text);
    },
    error: () => undefined,
  };
  return { executor: new Executor(file, log as unknown as vscode.LogOutputChannel), ended: promise };
}

const params: StartRunParams = {
  run: 'a',
  program: { version: 1, entry: 'none', workflows: [], types: [] } as unknown as StartRunParams['program'],
  inputs: {},
  providers: [],
};
const host = {
  onEvent: () => undefined,
  approve: () => Promise.reject(new Error('not asked')),
  askPerson: () => Promise.reject(new Error('not asked')),
  secret: () => Promise.reject(new Error('not asked')),
  server: () => Promise.reject(new Error('not asked')),
  model: () => Promise.reject(new Error('not asked')),
  uncompleted: () => Promise.reject(new Error('not asked')),
};

describe('the executor of the editor', { timeout: 20_000 }, () => {
  it('may end by itself what its runs have started when the editor goes', async () => {
    const { executor: tested, ended } = executor();
    expect(await tested.run(params, host)).toEqual({ reason: 'exit' });
    tested.dispose();
    expect(await ended).toBe('executor ended (exit code 7)');
  });

  it('is started anew after it could not be started', async () => {
    const { executor: tested, ended } = executor();
    const node = process.execPath;
    process.execPath = folder.file('no-node');
    try {
      await expect(tested.run(params, host)).rejects.toThrow();
    } finally {
      process.execPath = node;
    }
    expect(await tested.run(params, host)).toEqual({ reason: 'exit' });
    tested.dispose();
    await ended;
  });
});
