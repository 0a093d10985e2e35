import * as vscode from 'vscode';
import type { Json } from '#core/ir/json.ts';
import { fit } from '#core/types/fits.ts';
import { parametersSchema } from '#core/types/json-schema.ts';
import { typeTable } from '#core/types/type-table.ts';
import type { ApprovalVerdict, AskApprovalParams } from '#executor/protocol/messages.ts';
import { askLine } from '../dialogs/ask-line.ts';
import { showWarning } from '../dialogs/notify.ts';
import { unlessAborted } from '../dialogs/unless-aborted.ts';
import { askValue } from '../inputs/ask-value.ts';
import type { ReadOnlyTexts } from '../output/read-only-texts.ts';
import { approvalMessage } from './approval-message.ts';
import { wholeCall } from './whole-call.ts';

/**
 * Asks whether a call may be made, in a notification: it shows why the rules allow the call and its arguments, and takes
 * no focus; what does not fit can be read in an editor. Closing it is a denial, and so is the abort of the signal, after
 * which nothing more is asked.
 */
export async function askApprovalVerdict(
  question: AskApprovalParams,
  texts: ReadOnlyTexts,
  signal: AbortSignal,
): Promise<ApprovalVerdict> {
  const once = vscode.l10n.t('Approve');
  const always = vscode.l10n.t('Approve in This Run');
  const edit = vscode.l10n.t('Edit…');
  const deny = vscode.l10n.t('Deny…');
  const all = vscode.l10n.t('Show All');
  let edited: { readonly arguments?: Json } = {};
  for (;;) {
    const asked = { ...question, ...edited };
    const { message, whole } = approvalMessage(asked);
    const buttons = [once, always, edit, deny, ...(whole ? [] : [all])];
    const button = await unlessAborted(signal, () => showWarning(message, ...buttons));
    switch (button) {
      case once:
        return { verdict: 'once', ...edited };
      case always:
        return { verdict: 'run', ...edited };
      case edit:
        edited = (await editArguments(asked, signal)) ?? edited;
        break;
      case all:
        await texts.show(question.tool, wholeCall(asked));
        break;
      case deny:
        return denial(signal);
      default:
        return { verdict: 'denied', reason: vscode.l10n.t('the question was closed without an answer') };
    }
  }
}

async function editArguments(
  question: AskApprovalParams,
  signal: AbortSignal,
): Promise<{ readonly arguments: Json } | undefined> {
  const types = typeTable(question.types);
  const type = { kind: 'object', fields: question.parameters } as const;
  const given = await askValue(
    {
      title: vscode.l10n.t('Arguments of {0}', question.tool),
      name: question.tool,
      schema: parametersSchema(question.parameters, types),
      optional: false,
      initial: question.arguments,
      check: (value) => {
        const fitted = fit(type, value, types, 'closed');
        return fitted.ok ? undefined : fitted.problem;
      },
    },
    signal,
  );
  return given?.value === undefined ? undefined : { arguments: given.value };
}

async function denial(signal: AbortSignal): Promise<ApprovalVerdict> {
  const title = vscode.l10n.t('Why not?');
  const prompt = vscode.l10n.t('The model is told, and goes on without this call. May stay empty.');
  const reason = await askLine({ title, prompt }, signal);
  return { verdict: 'denied', ...(reason !== undefined && reason !== '' && { reason }) };
}
