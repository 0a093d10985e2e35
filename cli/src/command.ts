import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** One `wf` command. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** All of `wf NAME --help`: usage, options, examples. */
  readonly help: string;
  /** Does the work; the person's faults are thrown as `CliError`. `argv` is what follows the command's name. */
  run(argv: readonly string[], terminal: Terminal): Promise<ExitCode>;
}
