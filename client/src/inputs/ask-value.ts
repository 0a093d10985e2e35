import * as vscode from 'vscode';
import type { Json } from '#core/ir/json.ts';
import type { JsonSchema } from '#core/types/json-schema.ts';
import { askLine } from '../dialogs/ask-line.ts';
import { plainMessage } from '../dialogs/plain-message.ts';
import { unlessAborted } from '../dialogs/unless-aborted.ts';
import { readShape, shapeOf, writeShape, type ValueShape } from './value-shape.ts';

/** One question to a person. */
export interface ValueQuestion {
  readonly title: string;
  readonly name: string;
  readonly prompt?: string;
  readonly schema: JsonSchema;
  readonly optional: boolean;
  readonly initial?: Json;
  /** What is wrong with a value; `undefined` when it fits. */
  readonly check: (value: Json) => string | undefined;
}

/** What the person said: a value, nothing (an optional value was left out), or `undefined` when they went away. */
export type Given = { readonly value?: Json } | undefined;

/**
 * Asks for one value by its type: a list to pick from, or a line that is checked while it is typed. Both close when the
 * signal is aborted, as if the person had gone away.
 */
export async function askValue(question: ValueQuestion, signal?: AbortSignal): Promise<Given> {
  const shape = shapeOf(question.schema);
  return shape.kind === 'choice' ? pickValue(question, shape.values, signal) : typeValue(question, shape, signal);
}

async function pickValue(
  question: ValueQuestion,
  values: readonly Json[],
  signal: AbortSignal | undefined,
): Promise<Given> {
  const leaveOut = { label: vscode.l10n.t('(leave out)'), given: {} };
  const items = values.map((value) => ({
    label: typeof value === 'string' ? value : JSON.stringify(value),
    ...(value === question.initial && { description: vscode.l10n.t('default') }),
    given: { value },
  }));
  const first = items.filter(({ given }) => given.value === question.initial);
  const others = items.filter(({ given }) => given.value !== question.initial);
  const options = {
    title: plainMessage(question.title),
    placeHolder: plainMessage(question.prompt ?? question.name),
    ignoreFocusOut: true,
  };
  const choices = [...first, ...others, ...(question.optional ? [leaveOut] : [])];
  const picked = await unlessAborted(signal, (token) => vscode.window.showQuickPick(choices, options, token));
  return picked?.given;
}

async function typeValue(question: ValueQuestion, shape: ValueShape, signal: AbortSignal | undefined): Promise<Given> {
  const check = (text: string): string | undefined => {
    if (text === '' && question.optional) return undefined;
    const value = readShape(shape, text);
    return value === undefined ? vscode.l10n.t('This is not JSON.') : question.check(value);
  };
  const kind = shape.kind === 'json' ? ` (${shape.name})` : '';
  const empty = question.optional ? ` — ${vscode.l10n.t('empty to leave it out')}` : '';
  const text = await askLine(
    {
      title: question.title,
      prompt: `${question.name}${kind}${question.prompt === undefined ? '' : `: ${question.prompt}`}${empty}`,
      ...(question.initial !== undefined && { value: writeShape(shape, question.initial) }),
      check,
    },
    signal,
  );
  if (text === undefined) return undefined;
  if (text === '' && question.optional) return {};
  const value = readShape(shape, text);
  return value === undefined ? undefined : { value };
}
