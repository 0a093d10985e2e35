import * as vscode from 'vscode';
import { visibleText } from '#core/events/visible-text.ts';
import { visibleFields } from '#core/events/visible-value.ts';
import type { Json } from '#core/ir/json.ts';
import { fit } from '#core/types/fits.ts';
import { parametersSchema } from '#core/types/json-schema.ts';
import { typeTable } from '#core/types/type-table.ts';
import type { ApprovalVerdict, AskApprovalParams } from '#executor/protocol/messages.ts';
import { askLine } from '../dialogs/ask-line.ts';
import { showWarning } from '../dialogs/notify.ts';
import { askValue } from '../inputs/ask-value.ts';

/**
 * Asks whether a call may be made, in a notification: it shows the arguments and why the rules allow the call, and takes
 * no focus. Closing it is a denial. Once the signal is aborted an answer counts no more.
 */
export async function askApprovalVerdict(question: AskApprovalParams, signal: AbortSignal): Promise<ApprovalVerdict> {
  const once = vscode.l10n.t('Approve');
  const always = vscode.l10n.t('Approve in This Run');
  const edit = vscode.l10n.t('Edit…');
  const deny = vscode.l10n.t('Deny…');
  let edited: Json | undefined;
  for (;;) {
    const call = `${visibleText(question.tool)}(${visibleFields(edited ?? question.arguments)})`;
    const workflow = question.path.map(visibleText).join(' › ');
    const reason = question.problem === undefined ? question.why : `${question.problem} ${question.why}`;
    const message = vscode.l10n.t('{0}: may {1} be called? {2}', workflow, call, visibleText(reason));
    const button = await showWarning(message, once, always, edit, deny);
    if (signal.aborted) return { verdict: 'denied', reason: vscode.l10n.t('the run was over') };
    switch (button) {
      case once:
        return { verdict: 'once', ...(edited !== undefined && { arguments: edited }) };
      case always:
        return { verdict: 'run', ...(edited !== undefined && { arguments: edited }) };
      case edit:
        edited = (await editArguments(question, edited)) ?? edited;
        break;
      case deny:
        return denial();
      default:
        return { verdict: 'denied', reason: vscode.l10n.t('the question was closed without an answer') };
    }
  }
}

async function editArguments(question: AskApprovalParams, edited: Json | undefined): Promise<Json | undefined> {
  const types = typeTable(question.types);
  const type = { kind: 'object', fields: question.parameters } as const;
  const given = await askValue({
    title: vscode.l10n.t('Arguments of {0}', question.tool),
    name: question.tool,
    schema: parametersSchema(question.parameters, types),
    optional: false,
    initial: edited ?? question.arguments,
    check: (value) => {
      const fitted = fit(type, value, types, 'closed');
      return fitted.ok ? undefined : fitted.problem;
    },
  });
  return given?.value;
}

async function denial(): Promise<ApprovalVerdict> {
  const reason = await askLine({
    title: vscode.l10n.t('Why not?'),
    prompt: vscode.l10n.t('The model is told, and goes on without this call. May stay empty.'),
  });
  return { verdict: 'denied', ...(reason !== undefined && reason !== '' && { reason }) };
}
