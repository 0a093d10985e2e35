import type { Terminal } from '../../cli/src/terminal.ts';

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
  readonly #listeners = new Set<() => void>();

  constructor(
    options: {
      readonly cwd?: string;
      readonly env?: Terminal['env'];
      readonly answers?: readonly (string | undefined)[];
    } = {},
  ) {
    this.cwd = options.cwd ?? process.cwd();
    this.env = options.env ?? {};
    this.interactive = options.answers !== undefined;
    this.#answers = [...(options.answers ?? [])];
  }

  out(text: string): void {
    this.stdout += text;
  }

  err(text: string): void {
    this.stderr += text;
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

  onInterrupt(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Ctrl-C. */
  interrupt(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Somebody would notice Ctrl-C. */
  get listens(): boolean {
    return this.#listeners.size > 0;
  }
}
