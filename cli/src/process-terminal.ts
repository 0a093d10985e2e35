import { fstatSync } from 'node:fs';
import { CliError } from './cli-error.ts';
import type { LineReader } from './line-reader.ts';
import type { Output } from './output.ts';
import type { Terminal } from './terminal.ts';

/** Signals that ask a process to end, from somebody at the terminal or from whoever ends all. */
const endings = { cancel: ['SIGINT'], leave: ['SIGTERM', 'SIGHUP'] } as const;

/** The terminal of this process, which writes to the two outputs. Colours follow https://no-color.org: a non-empty `NO_COLOR` switches them off. */
export function processTerminal(out: Output, err: Output): Terminal {
  const colours = (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  let reader: LineReader | undefined;
  // What reads is loaded with the first question: most commands ask none, and are to start soon.
  const nextLine = async (signal?: AbortSignal): Promise<string | undefined> => {
    const { LineReader } = await import('./line-reader.ts');
    reader ??= new LineReader(process.stdin);
    return reader.next(signal);
  };
  return {
    get cwd() {
      return workingFolder();
    },
    env: process.env,
    get interactive() {
      return isTerminal(0) && isTerminal(2);
    },
    get coloursOut() {
      return colours && isTerminal(1);
    },
    get coloursErr() {
      return colours && isTerminal(2);
    },
    out(text) {
      out.write(text);
    },
    err(text) {
      err.write(text);
    },
    async *input(signal) {
      const { addAbortSignal } = await import('node:stream');
      yield* addAbortSignal(signal, process.stdin);
    },
    ask(question, signal) {
      err.write(question);
      return nextLine(signal);
    },
    async askHidden(question, signal) {
      const { echo } = await import('./hidden-input.ts');
      if (!echo(false)) return undefined;
      try {
        err.write(question);
        return await nextLine(signal);
      } finally {
        echo(true);
        err.write('\n');
      }
    },
    onInterrupt(listener) {
      const cancel = (): void => {
        listener('cancel');
      };
      const leave = (): void => {
        listener('leave');
      };
      const outputs = [out.stream, err.stream];
      for (const signal of endings.cancel) process.on(signal, cancel);
      for (const signal of endings.leave) process.on(signal, leave);
      for (const stream of outputs) stream.on('error', cancel);
      return () => {
        for (const signal of endings.cancel) process.off(signal, cancel);
        for (const signal of endings.leave) process.off(signal, leave);
        for (const stream of outputs) stream.off('error', cancel);
      };
    },
  };
}

/** Node's module of terminals loads its network and streams; so it is asked only about what can be a terminal. */
function isTerminal(descriptor: number): boolean {
  const isDevice = process.platform === 'win32' || fstatSync(descriptor).isCharacterDevice();
  return isDevice && process.getBuiltinModule('node:tty').isatty(descriptor);
}

/** A `CliError` where it was removed meanwhile. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new CliError('The folder that this is run in is gone. Change to one that exists.', { cause: error });
  }
}
