import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What a `wf` command says about itself and does. */
export interface Command {
  /** All of `wf NAME --help`: usage, options, examples. */
  readonly help: string;
  /** Does the work; the person's faults are thrown as `CliError`. `argv` is what follows the command's name. */
  run(argv: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** One `wf` command, which is read from disk when it is asked for. */
export interface ListedCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Promise<Command>;
}
