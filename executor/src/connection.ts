import {
  CancellationTokenSource,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ResponseError,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { untilAborted } from './ports/until-aborted.ts';
import { JournalError } from './journal/journal-error.ts';
import { Suspension } from './ports/step-port.ts';
import {
  askApproval,
  askModel,
  askPerson,
  askSecret,
  askServer,
  askUncompleted,
  cancelRun,
  resumeRun as resumeRunMethod,
  modelText,
  runEvent,
  startRun as startRunMethod,
  type ApprovalVerdict,
  type CancelRunParams,
  type ModelAnswer,
  type ModelTextParams,
  type PersonAnswer,
  type ResumeRunParams,
  type RunRefusal,
  type SecretAnswer,
  type ServerAnswer,
  type StartRunParams,
  type StartRunResult,
  type UncompletedAnswer,
} from './protocol/messages.ts';
import { recordRun } from './history/record-run.ts';
import { resumeRun } from './history/resume-run.ts';
import { RunRefused } from './run/run-refusal.ts';
import type { RunHost } from './run/run-host.ts';
import { startRun, type StartedRunEnd } from './run/start-run.ts';

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
  const perform = async (
    run: string,
    work: (signal: AbortSignal) => Promise<StartedRunEnd>,
  ): Promise<StartRunResult> => {
    if (running.has(run)) throw new ResponseError(refused, `A run called ${run} is going on.`);
    const controller = new AbortController();
    running.set(run, controller);
    try {
      const { reason, resumable } = await work(controller.signal);
      return { reason, ...(resumable !== undefined && { resumable }) };
    } catch (error) {
      const refusal = refusalOf(error);
      throw refusal === undefined ? error : new ResponseError(refused, refusal.message, refusal);
    } finally {
      running.delete(run);
    }
  };
  connection.onRequest(startRunMethod, (params: StartRunParams) =>
    perform(params.run, (signal) =>
      params.journal === undefined
        ? startRun(params, host, { signal })
        : recordRun(params, params.journal, host, { signal }),
    ),
  );
  connection.onRequest(resumeRunMethod, ({ run, journal, providers }: ResumeRunParams) =>
    perform(run, (signal) => resumeRun(journal, providers, host, { signal })),
  );
  connection.onNotification(cancelRun, ({ run }: CancelRunParams) => {
    running.get(run)?.abort();
  });
  // The connection itself does not notice the end of the channel.
  channel.once('disconnect', () => {
    // A run that is recorded can be gone on with, by the next process.
    for (const controller of running.values()) controller.abort(new Suspension());
    onGone();
  });
  connection.listen();
}

function refusalOf(error: unknown): RunRefusal | undefined {
  if (error instanceof RunRefused) return error.refusal;
  return error instanceof JournalError ? { kind: 'unusable-journal', message: error.message } : undefined;
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
  const listeners = new Map<number, (delta: string) => void>();
  let questions = 0;
  connection.onNotification(modelText, ({ question, delta }: ModelTextParams) => listeners.get(question)?.(delta));
  return {
    onEvent(event) {
      void connection.sendNotification(runEvent, event);
    },
    askApproval: (question, signal) => ask<ApprovalVerdict>(askApproval, question, signal),
    askPerson: (form, signal) => ask<PersonAnswer>(askPerson, form, signal),
    askSecret: (request, signal) => ask<SecretAnswer>(askSecret, request, signal),
    askServer: (question, signal) => ask<ServerAnswer>(askServer, question, signal),
    askUncompleted: (call, signal) => ask<UncompletedAnswer>(askUncompleted, call, signal),
    async askModel(run, request, onText, signal) {
      questions += 1;
      const question = questions;
      listeners.set(question, onText);
      try {
        return await ask<ModelAnswer>(askModel, { run, question, request }, signal);
      } finally {
        listeners.delete(question);
      }
    },
  };
}
