import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { RunEvent } from '#core/events/run-event.ts';
import { runEvent, startRun, type StartRunParams, type StartRunResult } from '#executor/protocol/messages.ts';
import { compile, type CompileResult } from '#protocol/messages.ts';
import { bundle, BUNDLE_NODE, example } from './bundle.ts';
import { startServerProcess } from './server-process.ts';

async function program(): Promise<CompileResult> {
  const server = await startServerProcess();
  const uri = await server.open(example('research.wf'));
  const result = await server.connection.sendRequest<CompileResult>(compile, { uri });
  await server.end();
  return result;
}

describe('the bundle of the executor', () => {
  it('rehearses what the bundle of the server compiled, to an exit', async () => {
    const compiled = await program();
    if (compiled.kind !== 'program') throw new Error(`research.wf gives ${compiled.kind}`);
    const child = fork(bundle('executor'), [], { execPath: BUNDLE_NODE, execArgv: [] });
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    const events: RunEvent[] = [];
    connection.onNotification(runEvent, (event: RunEvent) => {
      events.push(event);
    });
    connection.listen();
    const run: StartRunParams = {
      run: 'smoke',
      program: compiled.program,
      inputs: { topic: 'tool rules' },
      model: 'rehearsal',
      seed: 1,
      providers: [],
    };
    const { reason } = await connection.sendRequest<StartRunResult>(startRun, run);
    expect(reason).toBe('exit');
    expect(events.length).toBeGreaterThan(2);
    expect(new Set(events.map((event) => event.run))).toEqual(new Set(['smoke']));
    const gone = once(child, 'exit');
    connection.dispose();
    child.disconnect();
    await gone;
  }, 30_000);
});
