import * as vscode from 'vscode';
import { argumentTexts } from '#core/events/argument-texts.ts';
import type { Json } from '#core/ir/json.ts';
import { isRecord } from '#core/types/fits.ts';
import type { AskUncompletedParams, UncompletedAnswer } from '#executor/protocol/messages.ts';
import { showWarning } from '../dialogs/notify.ts';
import { unlessAborted } from '../dialogs/unless-aborted.ts';
import { askValue } from '../inputs/ask-value.ts';

/**
 * Asks about a call that was begun before its process died. Each of the three answers is final, so a notification that was
 * closed comes back, until the signal is aborted.
 */
export async function askUncompletedCall(call: AskUncompletedParams, signal: AbortSignal): Promise<UncompletedAnswer> {
  const repeat = vscode.l10n.t('Repeat the Call');
  const give = vscode.l10n.t('Give Its Result…');
  const stop = vscode.l10n.t('Stop the Run');
  while (!signal.aborted) {
    const button = await unlessAborted(signal, () => showWarning(messageOf(call), repeat, give, stop));
    if (button === repeat) return { decision: 'repeat' };
    if (button === stop) return { decision: 'stop' };
    const given = button === give ? await askResult(call, signal) : undefined;
    if (given !== undefined) return { decision: 'result', result: given };
  }
  return { decision: 'stop' };
}

async function askResult(call: AskUncompletedParams, signal: AbortSignal): Promise<Json | undefined> {
  const schema = isRecord(call.schema) ? call.schema : {};
  const title = vscode.l10n.t('What did {0} return?', call.tool);
  return (await askValue({ title, name: call.tool, schema, optional: false, check: () => undefined }, signal))?.value;
}

function messageOf({ tool, arguments: args, started, problem }: AskUncompletedParams): string {
  const shown = argumentTexts(args)
    .map(({ name, value }) => `${name}: ${value}`)
    .join(', ');
  const when = new Date(started).toLocaleString();
  const question = vscode.l10n
    .t('Was {0} called? It was begun at {1}, and nobody knows what came of it. {2}', tool, when, shown)
    .trimEnd();
  return problem === undefined ? question : `${vscode.l10n.t('The result does not fit: {0}.', problem)} ${question}`;
}
