import * as vscode from 'vscode';
import type { Json } from '#core/ir/json.ts';
import { isRecord } from '#core/types/fits.ts';
import type { AskPersonParams, PersonAnswer } from '#executor/protocol/messages.ts';
import { showInformation } from '../dialogs/notify.ts';
import { unlessAborted } from '../dialogs/unless-aborted.ts';
import { askValue } from '../inputs/ask-value.ts';
import { fieldsOf } from '../inputs/value-shape.ts';

/**
 * Lets a person do the work of a `person` tool. A notification says that somebody is waited for, so that nobody is
 * interrupted while typing; its button opens the form, an object field by field. Once the signal is aborted nothing
 * more is asked.
 */
export async function askPersonForm(form: AskPersonParams, signal: AbortSignal): Promise<PersonAnswer> {
  const answer = vscode.l10n.t('Answer…');
  const decline = vscode.l10n.t('Decline');
  const message = vscode.l10n.t('{0} asks: {1}', form.tool, form.question);
  for (;;) {
    const button = await unlessAborted(signal, () => showInformation(message, answer, decline));
    if (button !== answer) return { declined: true };
    const given = await fillIn(form, signal);
    if (given !== undefined) return { answer: given };
  }
}

async function fillIn(form: AskPersonParams, signal: AbortSignal): Promise<Json | undefined> {
  const schema = isRecord(form.schema) ? form.schema : {};
  const fields = fieldsOf(schema);
  if (fields === undefined) {
    const only = { title: form.tool, name: form.question, schema, optional: false, check: () => undefined };
    return (await askValue(only, signal))?.value;
  }
  const answer: [string, Json][] = [];
  for (const [index, { name, schema: property, required }] of fields.entries()) {
    const given = await askValue(
      {
        title: `${form.tool} (${index + 1}/${fields.length}): ${form.question}`,
        name,
        ...(typeof property.description === 'string' && { prompt: property.description }),
        schema: property,
        optional: !required,
        check: () => undefined,
      },
      signal,
    );
    if (given === undefined) return undefined;
    if (given.value !== undefined) answer.push([name, given.value]);
  }
  return Object.fromEntries(answer);
}
