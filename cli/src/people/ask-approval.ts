import { argumentTexts } from '#core/events/argument-texts.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { Json } from '#core/ir/json.ts';
import { parseJson } from '#core/types/read-text.ts';
import type { ApprovalVerdict, AskApprovalParams } from '#executor/protocol/messages.ts';
import { styleFor } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';

/** What somebody who agrees beforehand (`--yes`) would answer. */
export const agreed: ApprovalVerdict = { verdict: 'once' };

/**
 * Asks the person at the terminal whether a call may be made, all of whose arguments are shown: `y` once, `a` for the rest of the run, `n` with an
 * optional reason, `e` to change the arguments first. Nobody there, or no answer, is a denial that says so.
 */
export async function askApproval(
  call: AskApprovalParams,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ApprovalVerdict> {
  if (!terminal.interactive)
    return { verdict: 'denied', reason: 'nobody is at the terminal to agree; `--yes` agrees to all', unattended: true };
  const style = styleFor(terminal.coloursErr);
  if (call.problem !== undefined) terminal.err(`${style.bad(visibleText(call.problem))}\n`);
  const where = call.path.length > 1 ? ` in ${call.path.map(visibleText).join(' > ')}` : '';
  let edited: Json | undefined;
  for (;;) {
    terminal.err(
      `${style.accent(`Approve ${style.bold(visibleText(call.tool))}${where}?`)} ${visibleText(call.why)}\n`,
    );
    for (const { name, value } of argumentTexts(edited ?? call.arguments)) terminal.err(`  ${name}: ${value}\n`);
    const answer = await terminal.ask(
      '[y]es, [a]lways in this run, [n]o with a reason, [e]dit the arguments: ',
      signal,
    );
    if (answer === undefined) return { verdict: 'denied', reason: 'no answer was given' };
    const [, letter = '', rest = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(answer) ?? [];
    switch (letter.toLowerCase()) {
      case 'y':
      case 'yes':
        return { verdict: 'once', ...(edited !== undefined && { arguments: edited }) };
      case 'a':
      case 'always':
        return { verdict: 'run', ...(edited !== undefined && { arguments: edited }) };
      case 'n':
      case 'no':
        return { verdict: 'denied', ...(rest !== '' && { reason: rest }) };
      case 'e':
      case 'edit':
        edited = (await askArguments(terminal, signal)) ?? edited;
    }
  }
}

/** New arguments as one JSON object; `undefined` when the line is empty. Whether they fit the tool is checked by the run. */
async function askArguments(terminal: Terminal, signal: AbortSignal): Promise<Json | undefined> {
  for (;;) {
    const text = await terminal.ask('Arguments as a JSON object (empty: leave them): ', signal);
    if (text === undefined || text.trim() === '') return undefined;
    const value = parseJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    terminal.err('That is not a JSON object.\n');
  }
}
