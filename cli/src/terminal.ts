/** Where a command reads and writes. Commands see no other part of the process, so a test can hand them a scripted one. */
export interface Terminal {
  /** Folder against which paths are resolved, and shown relative to. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A person reads and can answer: standard input and standard error are both terminals. */
  readonly interactive: boolean;
  /** Escape sequences are welcome on standard output. */
  readonly coloursOut: boolean;
  /** Escape sequences are welcome on standard error. */
  readonly coloursErr: boolean;
  /** Writes to standard output: what the command was asked for. */
  out(text: string): void;
  /** Writes to standard error: questions, progress, complaints. */
  err(text: string): void;
  /** Standard input as data, for a command that was told to read it. Reading throws once the signal is aborted. */
  input(signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Shows the question and reads one line. `undefined` when the input has ended or the signal is aborted. */
  ask(question: string, signal?: AbortSignal): Promise<string | undefined>;
  /** The same for what nobody may see. `undefined` also when the terminal cannot hide what is typed. */
  askHidden(question: string, signal?: AbortSignal): Promise<string | undefined>;
  /**
   * Calls the listener when the process is to end, until the returned function is called: on Ctrl-C, SIGTERM or SIGHUP,
   * which do not end it then, and when nobody reads what is written.
   */
  onInterrupt(listener: (interrupt: Interrupt) => void): () => void;
}

/** `cancel`: nobody wants the outcome any more. `leave`: the process must go, as when the machine shuts down. */
export type Interrupt = 'cancel' | 'leave';
