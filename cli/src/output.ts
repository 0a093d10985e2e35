import { writeSync } from 'node:fs';

/**
 * Standard output or error. Text is written at once, by the system's call alone: Node's streams are a tenth of the start of a
 * command. What cannot be written so, and all that follows the first use of the stream, goes through that.
 */
export class Output {
  readonly #descriptor: number;
  readonly #open: () => NodeJS.WritableStream;
  #stream: NodeJS.WritableStream | undefined;

  /** `open` makes the stream of the same descriptor, and is called once at most. */
  constructor(descriptor: number, open: () => NodeJS.WritableStream) {
    this.#descriptor = descriptor;
    this.#open = open;
  }

  /**
   * The stream, for what goes on while text is written: a pipe that nobody reads must not hold it up. It also tells which
   * error there was, of text before it as well.
   */
  get stream(): NodeJS.WritableStream {
    this.#stream ??= this.#open();
    return this.#stream;
  }

  write(text: string): void {
    // Consoles of Windows take no UTF-8.
    const rest = this.#stream === undefined && process.platform !== 'win32' ? this.#unwritten(text) : text;
    if (rest.length > 0) this.stream.write(rest);
  }

  /** Resolves when all is out, or cannot be written. */
  async written(): Promise<void> {
    const stream = this.#stream;
    if (stream === undefined) return;
    await new Promise<void>((resolve) => {
      stream.write('', () => {
        resolve();
      });
    });
  }

  /** The end of a text that could not be written at once: the pipe is full and does not wait, or there is an error. */
  #unwritten(text: string): Uint8Array {
    let rest: Uint8Array = Buffer.from(text);
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#descriptor, rest));
    } catch {
      // The stream meets the same error, and tells it.
    }
    return rest;
  }
}
