import { argumentTexts } from '#core/events/argument-texts.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { Json } from '#core/ir/json.ts';
import { parseJson } from '#core/types/read-text.ts';
import type { AskUncompletedParams, UncompletedAnswer } from '#executor/protocol/messages.ts';
import { styleFor } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Asks the person at the terminal about a call that was begun before its process died: `r` makes it again, `g` gives what
 * came of it, `s` ends the run. The end of the input, too, ends the run; nobody is asked where nobody can answer.
 */
export async function askUncompleted(
  call: AskUncompletedParams,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<UncompletedAnswer> {
  const style = styleFor(terminal.coloursErr);
  if (call.problem !== undefined) terminal.err(`${style.bad(visibleText(call.problem))}\n`);
  const when = new Date(call.started).toISOString();
  terminal.err(
    `${style.accent(`Was ${style.bold(visibleText(call.tool))} called?`)} It was begun at ${when}, and nobody knows what came of it.\n`,
  );
  for (const { name, value } of argumentTexts(call.arguments)) terminal.err(`  ${name}: ${value}\n`);
  for (;;) {
    const answer = await terminal.ask('[r]epeat the call, [g]ive its result, [s]top the run: ', signal);
    switch (answer?.trim().toLowerCase()) {
      case 'r':
      case 'repeat':
        return { decision: 'repeat' };
      case 'g':
      case 'give': {
        const result = await askResult(terminal, signal);
        if (result !== undefined) return { decision: 'result', result };
        break;
      }
      case undefined:
      case 's':
      case 'stop':
        return { decision: 'stop' };
    }
  }
}

/** The result that a person knows, as JSON; `undefined` when the line is empty. Whether it fits is checked by the run. */
async function askResult(terminal: Terminal, signal: AbortSignal): Promise<Json | undefined> {
  for (;;) {
    const text = await terminal.ask('Result as JSON (empty: go back): ', signal);
    if (text === undefined || text.trim() === '') return undefined;
    const value = parseJson(text);
    if (value !== undefined) return value;
    terminal.err('That is not JSON; a text stands in quotes.\n');
  }
}
