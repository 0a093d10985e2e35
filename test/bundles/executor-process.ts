import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { Program } from '#core/ir/workflow.ts';
import type { RunEvent } from '#core/events/run-event.ts';
import { runEvent, startRun, type StartRunParams, type StartRunResult } from '#executor/protocol/messages.ts';
import { compile, type CompileResult } from '#protocol/messages.ts';
import { bundle, BUNDLE_NODE, example } from './bundle.ts';
import { startServerProcess } from './server-process.ts';

/** What the bundle of the server makes of an example. */
export async function compiledExample(name: string): Promise<Program> {
  const server = await startServerProcess();
  const uri = await server.open(example(name));
  const result = await server.connection.sendRequest<CompileResult>(compile, { uri });
  await server.end();
  if (result.kind !== 'program') throw new Error(`${name} gives ${result.kind}`);
  return result.program;
}

/** Rehearses a program in a process of its own, `dist/executor.cjs` or what starts it, and waits for the end of both. */
export async function rehearse(
  name: 'executor' | 'start-executor',
  program: Program,
  inputs: StartRunParams['inputs'],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly result: StartRunResult; readonly events: readonly RunEvent[] }> {
  const child = fork(bundle(name), [], { execPath: BUNDLE_NODE, execArgv: [], env });
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const events: RunEvent[] = [];
  connection.onNotification(runEvent, (event: RunEvent) => {
    events.push(event);
  });
  connection.listen();
  const run: StartRunParams = { run: 'smoke', program, inputs, model: 'rehearsal', seed: 1, providers: [] };
  const result = await connection.sendRequest<StartRunResult>(startRun, run);
  const gone = once(child, 'exit');
  connection.dispose();
  child.disconnect();
  await gone;
  return { result, events };
}
