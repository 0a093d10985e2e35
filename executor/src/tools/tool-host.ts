import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Json } from '#core/ir/json.ts';
import { untilAborted } from '../ports/until-aborted.ts';
import type { CallModule, ModuleResult } from '../tool-host/messages.ts';
import { ownGroup } from './kill-tree.ts';
import { ownProgram, ownProgramEnvironment } from './own-program.ts';
import { abandon, endTogether } from './process-tree.ts';
import { toldUntilMark } from './told-until-mark.ts';
import { ToolFailure } from './tool-failure.ts';

export type ModuleCall = Omit<CallModule, 'id'>;

/**
 * The process in which the modules of one top run live. It starts with the first call, and anew after one that did not
 * come back: a module that loops, crashes or ends its process fails its call and nothing else.
 */
export class ToolHost {
  #process: ChildProcess | undefined;
  #calls = 0;

  /** Calls a function; rejects with a `ToolFailure`, or with the signal's reason after the process was killed. */
  async call(call: ModuleCall, output: (line: string) => void, signal: AbortSignal): Promise<Json> {
    const child = (this.#process ??= this.#start());
    this.#calls += 1;
    const id = this.#calls;
    try {
      const result = await untilAborted(outcome(child, { id, ...call }, output), signal);
      if (result.ok) return result.value;
      throw new ToolFailure(result.error);
    } catch (error) {
      if (signal.aborted) this.close();
      throw error;
    }
  }

  /** Ends the process and whatever its modules started. */
  close(): void {
    if (this.#process !== undefined) abandon(this.#process);
    this.#process = undefined;
  }

  #start(): ChildProcess {
    const child = fork(ownProgram('tool-host'), {
      execArgv: [],
      env: ownProgramEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      ...ownGroup,
    });
    child.stdout?.setEncoding('utf8');
    child.stderr?.setEncoding('utf8');
    endTogether(child);
    // Also when nobody waits for a call: the next one needs a new process.
    const forget = (): void => {
      if (this.#process === child) this.#process = undefined;
    };
    child.once('exit', forget);
    child.on('error', () => {
      // It could not be started, or cannot be reached: there may be no exit.
      abandon(child);
      forget();
    });
    return child;
  }
}

/** The result of a call, after everything that it wrote has been told. */
async function outcome(child: ChildProcess, call: CallModule, output: (line: string) => void): Promise<ModuleResult> {
  const told = Promise.all([child.stdout, child.stderr].map((stream) => toldUntilMark(stream, call.id, output)));
  const done = new AbortController();
  const gone = once(child, 'exit', { signal: done.signal });
  const result = resultOf(child, call.id, done.signal);
  gone.catch(() => undefined);
  result.catch(() => undefined);
  try {
    if (child.connected) child.send(call);
    const first = await Promise.race([result, gone]);
    await told;
    if (!Array.isArray(first)) return first;
    const [code, signal] = first as [number | null, string | null];
    throw new ToolFailure(
      `the module ended its process (${code === null ? (signal ?? 'signal') : `exit code ${code}`})`,
    );
  } finally {
    done.abort();
  }
}

async function resultOf(child: ChildProcess, id: number, signal: AbortSignal): Promise<ModuleResult> {
  for (;;) {
    const [message] = (await once(child, 'message', { signal })) as [ModuleResult];
    if (message.id === id) return message;
  }
}
