import { addAbortSignal, Readable } from 'node:stream';
import type { Interrupt, Terminal } from '../../cli/src/terminal.ts';

/** A terminal that answers questions from a list and keeps what was written. */
export class ScriptedTerminal implements Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interactive: boolean;
  readonly coloursOut = false;
  readonly coloursErr = false;
  stdout = '';
  stderr = '';
  readonly #answers: (string | undefined)[];
  readonly #input: string;
  readonly #listeners = new Set<(interrupt: Interrupt) => void>();

  constructor(
    options: {
      readonly cwd?: string;
      readonly env?: Terminal['env'];
      readonly answers?: readonly (string | undefined)[];
      readonly input?: string;
    } = {},
  ) {
    this.cwd = options.cwd ?? process.cwd();
    this.env = options.env ?? {};
    this.interactive = options.answers !== undefined;
    this.#answers = [...(options.answers ?? [])];
    this.#input = options.input ?? '';
  }

  out(text: string): void {
    this.stdout += text;
  }

  err(text: string): void {
    this.stderr += text;
  }

  input(signal: AbortSignal): AsyncIterable<Uint8Array> {
    return addAbortSignal(signal, Readable.from([Buffer.from(this.#input)]));
  }

  ask(question: string, signal?: AbortSignal): Promise<string | undefined> {
    this.stderr += question;
    const answer = signal?.aborted === true ? undefined : this.#answers.shift();
    this.stderr += `${answer ?? ''}\n`;
    return Promise.resolve(answer);
  }

  askHidden(question: string, signal?: AbortSignal): Promise<string | undefined> {
    this.stderr += `${question}\n`;
    return Promise.resolve(signal?.aborted === true ? undefined : this.#answers.shift());
  }

  onInterrupt(listener: (interrupt: Interrupt) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Ctrl-C, or a signal that ends the process. */
  interrupt(interrupt: Interrupt = 'cancel'): void {
    for (const listener of this.#listeners) listener(interrupt);
  }

  /** Somebody would notice Ctrl-C. */
  get listens(): boolean {
    return this.#listeners.size > 0;
  }
}
