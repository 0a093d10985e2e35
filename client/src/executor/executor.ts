import { fork, type ChildProcess } from 'node:child_process';
import type * as vscode from 'vscode';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type CancellationToken,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { RunEvent } from '#core/events/run-event.ts';
import {
  askApproval,
  askModel,
  askPerson,
  askSecret,
  askUncompleted,
  askServer,
  cancelRun,
  modelText,
  resumeRun,
  runEvent,
  startRun,
  type ApprovalVerdict,
  type AskApprovalParams,
  type AskModelParams,
  type AskPersonParams,
  type AskSecretParams,
  type AskUncompletedParams,
  type AskServerParams,
  type CancelRunParams,
  type ModelAnswer,
  type PersonAnswer,
  type ResumeRunParams,
  type SecretAnswer,
  type ServerAnswer,
  type StartRunParams,
  type StartRunResult,
  type UncompletedAnswer,
} from '#executor/protocol/messages.ts';
import { executorEnvironment } from './executor-environment.ts';

/** What one run tells and asks. Questions about a workflow called as a tool go to the run that called it. */
export interface RunHost {
  onEvent(event: RunEvent): void;
  approve(question: AskApprovalParams, signal: AbortSignal): Promise<ApprovalVerdict>;
  askPerson(form: AskPersonParams, signal: AbortSignal): Promise<PersonAnswer>;
  secret(request: AskSecretParams, signal: AbortSignal): Promise<SecretAnswer>;
  uncompleted(call: AskUncompletedParams, signal: AbortSignal): Promise<UncompletedAnswer>;
  server(question: AskServerParams, signal: AbortSignal): Promise<ServerAnswer>;
  /** Never rejects: a model that cannot be asked is an answer too. */
  model(request: AskModelParams['request'], onText: (delta: string) => void, signal: AbortSignal): Promise<ModelAnswer>;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface ExecutorProcess {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
  /** The environment that it began with, as JSON. */
  readonly env: string;
}

/** Milliseconds that the process has to end by itself. */
const patience = 1_000;

/** The executor's process: forked on the first run, shared by all runs, forked again if it dies. */
export class Executor implements vscode.Disposable {
  readonly #file: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #environment: () => Environment;
  readonly #hosts = new Map<string, RunHost>();
  #process: ExecutorProcess | undefined;

  /** `environment`: what the process may take of its own from; asked for before each run. */
  constructor(file: string, log: vscode.LogOutputChannel, environment: () => Environment = () => process.env) {
    this.#file = file;
    this.#log = log;
    this.#environment = environment;
  }

  /** Runs a program to its end. Rejects when the run could not begin, or when the process died under it. */
  run(params: StartRunParams, host: RunHost): Promise<StartRunResult> {
    return this.#perform(startRun, params, host);
  }

  /** Goes on with a recorded run. Rejects as `run`, and when its journal cannot be used. */
  resume(params: ResumeRunParams, host: RunHost): Promise<StartRunResult> {
    return this.#perform(resumeRun, params, host);
  }

  async #perform(method: string, params: { readonly run: string }, host: RunHost): Promise<StartRunResult> {
    // Settings of the network may have changed; a process that still runs something keeps those that it began with.
    const env = executorEnvironment(this.#environment());
    if (this.#hosts.size === 0 && JSON.stringify(env) !== this.#process?.env) this.dispose();
    const { connection } = (this.#process ??= this.#fork(env));
    this.#hosts.set(params.run, host);
    try {
      return await connection.sendRequest<StartRunResult>(method, params);
    } finally {
      this.#hosts.delete(params.run);
    }
  }

  /** Asks a run to stop; it ends with `cancelled`. */
  cancel(run: string): void {
    const params: CancelRunParams = { run };
    void this.#process?.connection.sendNotification(cancelRun, params);
  }

  /** Lets the executor end what its runs have started, and itself; kills it when it does not. */
  dispose(): void {
    if (this.#process === undefined) return;
    const { child, connection } = this.#process;
    this.#process = undefined;
    connection.dispose();
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(late);
    });
  }

  #fork(env: Record<string, string | undefined>): ExecutorProcess {
    const child = fork(this.#file, {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#log.info(`executor: ${text.trimEnd()}`);
      });
    }
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.onNotification(runEvent, (event: RunEvent) => this.#hostOf(event.run)?.onEvent(event));
    connection.onRequest(askApproval, async (question: AskApprovalParams, token: CancellationToken) =>
      this.#hostOf(question.run)?.approve(question, abortSignal(token)),
    );
    connection.onRequest(askPerson, async (form: AskPersonParams, token: CancellationToken) =>
      this.#hostOf(form.run)?.askPerson(form, abortSignal(token)),
    );
    connection.onRequest(askUncompleted, async (call: AskUncompletedParams, token: CancellationToken) =>
      this.#hostOf(call.run)?.uncompleted(call, abortSignal(token)),
    );
    connection.onRequest(askSecret, async (request: AskSecretParams, token: CancellationToken) =>
      this.#hostOf(request.run)?.secret(request, abortSignal(token)),
    );
    connection.onRequest(askServer, async (question: AskServerParams, token: CancellationToken) =>
      this.#hostOf(question.run)?.server(question, abortSignal(token)),
    );
    connection.onRequest(askModel, async ({ run, question, request }: AskModelParams, token: CancellationToken) => {
      const onText = (delta: string): void => void connection.sendNotification(modelText, { question, delta });
      return this.#hostOf(run)?.model(request, onText, abortSignal(token));
    });
    const forget = (): void => {
      if (this.#process?.child === child) this.#process = undefined;
      connection.dispose();
    };
    child.on('error', (error) => {
      // It could not be started, or cannot be reached: there may be no exit.
      this.#log.error(error);
      child.kill();
      forget();
    });
    child.once('exit', (code, signal) => {
      this.#log.info(`executor ended (${signal ?? `exit code ${code ?? 0}`})`);
      forget();
    });
    connection.listen();
    return { child, connection, env: JSON.stringify(env) };
  }

  #hostOf(run: string): RunHost | undefined {
    return this.#hosts.get(run.split('/', 1)[0] ?? run);
  }
}

function abortSignal(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}
