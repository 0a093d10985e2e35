import {
  CancellationTokenSource,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ResponseError,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { untilAborted } from './adapters/until-aborted.ts';
import {
  askApproval,
  askPerson,
  askSecret,
  askServer,
  cancelRun,
  runEvent,
  startRun as startRunMethod,
  type ApprovalVerdict,
  type CancelRunParams,
  type PersonAnswer,
  type SecretAnswer,
  type ServerAnswer,
  type StartRunParams,
  type StartRunResult,
} from './protocol/messages.ts';
import { RunRefused } from './run-refusal.ts';
import { startRun, type RunHost } from './start-run.ts';

/** Application-defined JSON-RPC error: the run could not begin; the error's data is a `RunRefusal`. */
const refused = -32000;

/**
 * Serves the protocol of `protocol/messages.ts` over a process's IPC channel. Runs share nothing. `onGone` is called when
 * the host is gone, after every run was cancelled: there is nobody to ask and nobody to tell.
 */
export function serveRuns(channel: NodeJS.Process, onGone: () => void): void {
  const connection = createMessageConnection(new IPCMessageReader(channel), new IPCMessageWriter(channel));
  const running = new Map<string, AbortController>();
  const host = remoteHost(connection);
  connection.onRequest(startRunMethod, async (params: StartRunParams): Promise<StartRunResult> => {
    if (running.has(params.run)) {
      throw new ResponseError(refused, `A run called ${params.run} is going on.`);
    }
    const controller = new AbortController();
    running.set(params.run, controller);
    try {
      const end = await startRun(params, host, { signal: controller.signal });
      return { reason: end.reason };
    } catch (error) {
      throw error instanceof RunRefused ? new ResponseError(refused, error.message, error.refusal) : error;
    } finally {
      running.delete(params.run);
    }
  });
  connection.onNotification(cancelRun, ({ run }: CancelRunParams) => {
    running.get(run)?.abort();
  });
  // The connection itself does not notice the end of the channel.
  channel.once('disconnect', () => {
    for (const controller of running.values()) controller.abort();
    onGone();
  });
  connection.listen();
}

/** The host behind a connection. A question that a run no longer waits for is cancelled there, answered or not. */
function remoteHost(connection: MessageConnection): RunHost {
  const ask = async <T>(method: string, params: unknown, signal: AbortSignal): Promise<T> => {
    signal.throwIfAborted();
    const source = new CancellationTokenSource();
    const cancel = (): void => {
      source.cancel();
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await untilAborted(connection.sendRequest<T>(method, params, source.token), signal);
    } finally {
      signal.removeEventListener('abort', cancel);
      source.dispose();
    }
  };
  return {
    onEvent(event) {
      void connection.sendNotification(runEvent, event);
    },
    askApproval: (question, signal) => ask<ApprovalVerdict>(askApproval, question, signal),
    askPerson: (form, signal) => ask<PersonAnswer>(askPerson, form, signal),
    askSecret: (request, signal) => ask<SecretAnswer>(askSecret, request, signal),
    askServer: (question, signal) => ask<ServerAnswer>(askServer, question, signal),
  };
}
