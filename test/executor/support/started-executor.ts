import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { RunEvent } from '#core/events/run-event.ts';
import type { Program } from '#core/ir/workflow.ts';
import { runEvent, startRun, type StartRunParams, type StartRunResult } from '#executor/protocol/messages.ts';
import { deferred } from './deferred.ts';

/** An executor as its hosts start it. */
export interface Executor {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly events: RunEvent[];
  readonly run: (run: string, program: Program, more?: Partial<StartRunParams>) => Promise<StartRunResult>;
  /** Resolves with the first event that passes, also one that came before. */
  readonly event: (passes: (event: RunEvent) => boolean) => Promise<RunEvent>;
}

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts an executor in a process of its own, which ends with the test. */
export function startExecutor(): Executor {
  const main = fileURLToPath(new URL('../../../executor/src/main.ts', import.meta.url));
  const child = fork(main, {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH, ELECTRON_RUN_AS_NODE: '1' },
  });
  started.push(child);
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const events: RunEvent[] = [];
  const waiting: { passes: (event: RunEvent) => boolean; resolve: (event: RunEvent) => void }[] = [];
  connection.onNotification(runEvent, (event: RunEvent) => {
    events.push(event);
    for (const { passes, resolve } of waiting) if (passes(event)) resolve(event);
  });
  connection.listen();
  return {
    process: child,
    connection,
    events,
    run: (run, program, more = {}) =>
      connection.sendRequest(startRun, { run, program, inputs: {}, providers: [], ...more } satisfies StartRunParams),
    event(passes) {
      const earlier = events.find(passes);
      if (earlier !== undefined) return Promise.resolve(earlier);
      const { promise, resolve } = deferred<RunEvent>();
      waiting.push({ passes, resolve });
      return promise;
    },
  };
}
