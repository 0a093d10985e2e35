import { visibleText } from '#core/events/visible-text.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { CliError } from '../cli-error.ts';
import type { Terminal } from '../terminal.ts';

const choices = ['ask', 'repeat', 'stop'] as const;

/** What becomes of a call that was begun before a process died, and may have been made. */
export type UncompletedChoice = (typeof choices)[number];

/** What `--uncompleted` says; a `CliError` when it says nothing known. */
export function uncompletedChoice(text: string): UncompletedChoice {
  const choice = choices.find((known) => known === text);
  if (choice === undefined) throw new CliError('`--uncompleted` is `ask`, `repeat` or `stop`.');
  return choice;
}

/**
 * The host, but that it decides about calls that may have been made as the choice says. Where nobody can be asked, the run
 * is let go, which `left` says in a sentence.
 */
export function decidedBy(
  choice: UncompletedChoice,
  host: RunHost,
  terminal: Terminal,
  cancellation: AbortController,
  left: string,
): RunHost {
  if (choice !== 'ask') return { ...host, askUncompleted: () => Promise.resolve({ decision: choice }) };
  if (terminal.interactive) return host;
  return {
    ...host,
    askUncompleted({ tool }) {
      terminal.err(
        `\`${visibleText(tool)}\` was begun and not completed: it may have been made, and nobody is at the terminal to say. ${left} \`--uncompleted repeat\` makes the call again, so that what it does may be done twice; \`--uncompleted stop\` ends the run for good; at a terminal you can also give the result.\n`,
      );
      cancellation.abort(new Suspension());
      return new Promise(() => undefined);
    },
  };
}
