import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Reads lines when somebody waits for one. Lines that come before they are asked for are kept, so text may be pasted.
 *
 * The terminal stays in its own line mode: it echoes and edits, and Ctrl-C is a signal to the process at any time.
 * Between questions the input is paused and does not keep the process alive.
 */
export class LineReader {
  readonly #input: Readable;
  readonly #kept: string[] = [];
  #reader: Interface | undefined;
  #ended = false;
  #waiting: ((line: string | undefined) => void) | undefined;

  constructor(input: Readable) {
    this.#input = input;
  }

  /** The next line; `undefined` when the input has ended or the signal is aborted. One caller at a time. */
  next(signal?: AbortSignal): Promise<string | undefined> {
    const kept = this.#kept.shift();
    if (kept !== undefined || this.#ended || signal?.aborted === true) return Promise.resolve(kept);
    const reader = this.#open();
    reader.resume();
    return new Promise((resolve) => {
      const answer = (line?: string): void => {
        this.#waiting = undefined;
        signal?.removeEventListener('abort', abort);
        reader.pause();
        resolve(line);
      };
      const abort = (): void => {
        answer();
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting = answer;
    });
  }

  #open(): Interface {
    if (this.#reader !== undefined) return this.#reader;
    const reader = createInterface({ input: this.#input, terminal: false });
    reader.on('line', (line) => {
      if (this.#waiting === undefined) this.#kept.push(line);
      else this.#waiting(line);
    });
    reader.on('close', () => {
      this.#ended = true;
      this.#waiting?.(undefined);
    });
    this.#reader = reader;
    return reader;
  }
}
