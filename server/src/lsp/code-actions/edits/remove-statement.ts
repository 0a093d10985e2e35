import type { AstNode } from 'langium';
import {
  isApproval,
  isArgument,
  isCall,
  isCase,
  isGroup,
  isOnlyAfter,
  isMention,
  isRequirement,
  isUse,
  type Mention,
} from '#language/generated/ast.ts';
import type { Edit } from '#language/print/edits.ts';
import { removeItem, removeLines } from './remove.ts';
import { removeMember } from './remove-target.ts';
import { statementOf } from './chains.ts';

/** What was taken out: its text as a title shows it, and the edit. */
export interface Removal {
  readonly what: string;
  readonly edit: Edit;
}

/** Takes a statement out, or of a list of tools the one that a finding is about. */
export function removeStatement(text: string, node: AstNode | undefined): Removal | undefined {
  if (node === undefined) return undefined;
  if (isMention(node) && !isCall(node)) return removeMention(text, node);
  if (isCase(node)) return wholeOf(text, node);
  return wholeOf(text, statementOf(node));
}

/** Takes one tool out of a choice. */
export function removeCall(text: string, node: AstNode | undefined): Removal | undefined {
  const call = isArgument(node) ? node.$container : node;
  if (!isCall(call) || !isGroup(call.$container)) return undefined;
  const edit = removeMember(text, call);
  return edit && { what: shown(call), edit };
}

/** Takes one tool out of a statement that lists some; the only one goes with the statement. */
function removeMention(text: string, mention: Mention): Removal | undefined {
  const list = mention.$container;
  const isList =
    isUse(list) || isRequirement(list) || isApproval(list) || (isOnlyAfter(list) && list.parent !== mention);
  const edit = isList ? removeItem(list.tools, mention) : undefined;
  if (edit === undefined || !isList) return wholeOf(text, statementOf(mention));
  return { what: `${shown(mention)}\` from \`${firstWords(list)}`, edit };
}

function wholeOf(text: string, node: AstNode | undefined): Removal | undefined {
  if (node?.$cstNode === undefined) return undefined;
  return { what: shown(node), edit: removeLines(text, node.$cstNode) };
}

const longest = 40;

/** A node as a title quotes it: on one line, cut where it is long. */
export function shown(node: AstNode): string {
  const line = (node.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ').replaceAll('`', '');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function firstWords(list: AstNode): string {
  return (/^[a-z ]+(?= )|^[a-z]+/.exec(list.$cstNode?.text ?? '')?.[0] ?? '').replace(/ after.*$/, ' after');
}
