import { createInterface } from 'node:readline';
import type { Terminal } from './terminal.ts';

/** The terminal of this process. Colours follow https://no-color.org: a non-empty `NO_COLOR` switches them off. */
export function processTerminal(): Terminal {
  const colours = (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  return {
    cwd: process.cwd(),
    env: process.env,
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    coloursOut: colours && process.stdout.isTTY,
    coloursErr: colours && process.stderr.isTTY,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    ask,
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
  };
}

/** A line reader per question: none is open while a run works, so Ctrl-C reaches the process as a signal. */
function ask(question: string, signal?: AbortSignal): Promise<string | undefined> {
  if (signal?.aborted === true) return Promise.resolve(undefined);
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    const abort = (): void => {
      reader.close();
    };
    reader.once('close', () => {
      signal?.removeEventListener('abort', abort);
      resolve(undefined);
    });
    reader.once('SIGINT', () => {
      reader.close();
      process.kill(process.pid, 'SIGINT');
    });
    signal?.addEventListener('abort', abort, { once: true });
    reader.question(question, (answer) => {
      resolve(answer);
      reader.close();
    });
  });
}
