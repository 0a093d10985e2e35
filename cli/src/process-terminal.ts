import { addAbortSignal } from 'node:stream';
import { isatty } from 'node:tty';
import { CliError } from './cli-error.ts';
import type { LineReader } from './line-reader.ts';
import type { Terminal } from './terminal.ts';

/** Signals that ask a process to end, from somebody at the terminal or from whoever ends all. */
const endings = { cancel: ['SIGINT'], leave: ['SIGTERM', 'SIGHUP'] } as const;
const outputs = [process.stdout, process.stderr];

/** The terminal of this process. Colours follow https://no-color.org: a non-empty `NO_COLOR` switches them off. */
export function processTerminal(): Terminal {
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
    interactive: isatty(0) && isatty(2),
    coloursOut: colours && isatty(1),
    coloursErr: colours && isatty(2),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: (signal) => addAbortSignal(signal, process.stdin),
    ask(question, signal) {
      process.stderr.write(question);
      return nextLine(signal);
    },
    async askHidden(question, signal) {
      const { echo } = await import('./hidden-input.ts');
      if (!echo(false)) return undefined;
      try {
        process.stderr.write(question);
        return await nextLine(signal);
      } finally {
        echo(true);
        process.stderr.write('\n');
      }
    },
    onInterrupt(listener) {
      const cancel = (): void => {
        listener('cancel');
      };
      const leave = (): void => {
        listener('leave');
      };
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

/** A `CliError` where it was removed meanwhile. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new CliError('The folder that this is run in is gone. Change to one that exists.', { cause: error });
  }
}
