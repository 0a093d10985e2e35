import { visibleFields } from '#core/events/visible-value.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { AskUncompletedParams, UncompletedAnswer } from '#executor/protocol/messages.ts';
import type { RunEnd } from '#executor/step/turn.ts';
import { askUncompleted } from '../people/ask-uncompleted.ts';
import type { UncompletedChoice } from '../people/uncompleted-calls.ts';
import type { Terminal } from '../terminal.ts';

/** Characters of the arguments of a call that a message holds. */
const longest = 200;

/** Decides about calls that may have been made, one after the other, and remembers those that nobody decided about. */
export class LostCalls {
  readonly #choice: UncompletedChoice;
  readonly #terminal: Terminal;
  readonly #stopped = new Map<number, string>();
  #before: Promise<unknown> = Promise.resolve();
  #asking = 0;

  /** Where nobody is at the terminal, `ask` is `stop`. */
  constructor(choice: UncompletedChoice, terminal: Terminal) {
    this.#choice = choice === 'ask' && !terminal.interactive ? 'stop' : choice;
    this.#terminal = terminal;
  }

  /** A person is being asked. */
  get isAsking(): boolean {
    return this.#asking > 0;
  }

  /** Answers for the call of a row. */
  decide(row: number, call: AskUncompletedParams, signal: AbortSignal): Promise<UncompletedAnswer> {
    switch (this.#choice) {
      case 'repeat':
        return Promise.resolve({ decision: 'repeat' });
      case 'stop':
        this.#stopped.set(row, textOf(call));
        return Promise.resolve({ decision: 'stop' });
      case 'ask':
        return this.#ask(row, call, signal);
    }
  }

  /** The end of a row, with the reason if it was stopped for a call that nobody decided about. */
  explained(row: number, end: RunEnd): RunEnd {
    const call = this.#stopped.get(row);
    if (call === undefined || end.reason !== 'cancelled') return end;
    this.#terminal.err(`${this.#terminal.interactive ? '\r' : ''}Row ${row} is not gone on with: ${call}\n`);
    return { ...end, message: call };
  }

  async #ask(row: number, call: AskUncompletedParams, signal: AbortSignal): Promise<UncompletedAnswer> {
    this.#asking += 1;
    const answer = this.#before.then(() => {
      this.#terminal.err(`\nRow ${row}:\n`);
      return askUncompleted(call, this.#terminal, signal);
    });
    this.#before = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.#asking -= 1;
    }
  }
}

function textOf({ step, tool, arguments: args }: AskUncompletedParams): string {
  const given = visibleFields(args);
  const shown = given.length > longest ? `${given.slice(0, longest - 1)}…` : given;
  return `The call of \`${visibleText(tool)}\` (step ${step}; ${shown === '' ? 'no arguments' : shown}) was begun before the batch was interrupted and may have been made, so it was not repeated, and the row ends here. To decide beforehand: \`--uncompleted repeat\` makes such calls again, so that what they do may be done twice; at a terminal, \`ask\` also takes the result of a call.`;
}
