import * as vscode from 'vscode';
import { argumentTexts } from '#core/events/argument-texts.ts';
import { visibleText } from '#core/events/visible-text.ts';
import type { AskApprovalParams } from '#executor/protocol/messages.ts';
import { plainMessage } from '../dialogs/plain-message.ts';

/** The editor cuts the message of a notification after so many characters. */
const longest = 1000;

/** What an approver reads first: the call, why it may be made, the names of its arguments, then their values. */
export interface ApprovalMessage {
  readonly message: string;
  /** Nothing was shortened. */
  readonly whole: boolean;
}

type Call = Pick<AskApprovalParams, 'path' | 'tool' | 'arguments' | 'why' | 'problem'>;

/**
 * The question that fits into a notification. When it would be too long, each value keeps as many characters as fit for
 * all of them, so that no long value hides another, and no value hides a name.
 */
export function approvalMessage(call: Call): ApprovalMessage {
  const everything = written(call, { word: Infinity, names: Infinity, reason: Infinity, value: Infinity });
  if (fits(everything)) return { message: everything, whole: true };
  const limits = { word: 40, names: 300, reason: 240 };
  let [most, tooMuch] = [-1, longest];
  while (tooMuch - most > 1) {
    const value = Math.floor((most + tooMuch) / 2);
    if (fits(written(call, { ...limits, value }))) most = value;
    else tooMuch = value;
  }
  return { message: written(call, { ...limits, value: most }), whole: false };
}

/** At most so many characters each; a negative number leaves the values out. */
interface Limits {
  readonly word: number;
  readonly names: number;
  readonly reason: number;
  readonly value: number;
}

function written({ path, tool, arguments: given, why, problem }: Call, limits: Limits): string {
  const texts = argumentTexts(given);
  const names = shortened(texts.map(({ name }) => name).join(', '), limits.names);
  const called = `${shortened(visibleText(tool), limits.word)}(${names})`;
  const workflow = shortened(path.map(visibleText).join(' › '), limits.word);
  const reason = shortened(visibleText(problem === undefined ? why : `${problem} ${why}`), limits.reason);
  const question = vscode.l10n.t('{0}: may {1} be called? {2}', workflow, called, reason);
  if (limits.value < 0 || texts.length === 0) return question;
  return `${question} — ${texts.map(({ name, value }) => `${name}: ${shortened(value, limits.value)}`).join(', ')}`;
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half of a surrogate pair would be written as its code.
  return `${text.slice(0, Math.max(0, most - 1)).replace(/[\ud800-\udbff]$/, '')}…`;
}

function fits(message: string): boolean {
  return plainMessage(message).length <= longest;
}
