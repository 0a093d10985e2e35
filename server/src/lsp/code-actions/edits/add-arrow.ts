import { isContinue, isGroup, type Workflow } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import type { Edit } from '#language/print/edits.ts';
import { arrowsFrom, callsOf, endsAt, namesIn, statementOf } from './chains.ts';
import { insert, insertAfter, insertInBody } from './insert.ts';

/** An arrow that was drawn, and what to call that. */
export interface AddedArrow {
  readonly title: string;
  readonly edit: Edit;
}

/**
 * Lets a tool lead to one more target, `exit` or the text of a call: in the choice that follows it, at the end of the
 * chain that it ends, or by a statement of its own. Nothing where a `when` already chooses.
 */
export function addArrow(text: string, workflow: Workflow, tool: string, target: string): AddedArrow | undefined {
  const arrows = arrowsFrom(workflow, tool);
  if (arrows.some(({ to }) => !isGroup(to))) return undefined;
  const own = arrows.find(
    ({ from, to, isLast }) => isLast && isGroup(to) && isOnly(namesIn(from), tool) && !hasContinue(to),
  );
  if (own?.to.$cstNode !== undefined) {
    const title = `Add \`| ${target}\` to what may follow \`${tool}\``;
    return { title, edit: insert(own.to.$cstNode.end, ` | ${target}`) };
  }
  const end =
    arrows.length > 0
      ? undefined
      : endsAt(workflow, tool).find((group) => isOnly(namesIn(group), tool) && group.members.length === 1);
  if (end?.$cstNode !== undefined) {
    return { title: `Add \`-> ${target}\` after \`${tool}\``, edit: insert(end.$cstNode.end, ` -> ${target}`) };
  }
  const statement = `${writeName(tool)} -> ${target}`;
  const near = statementOf(arrows.at(-1)?.from ?? callsOf(workflow, tool).at(-1));
  const edit = near ? insertAfter(text, near, statement) : insertInBody(text, workflow, statement);
  return edit && { title: `Add \`${statement}\``, edit };
}

function isOnly(names: readonly string[], name: string): boolean {
  return names.length === 1 && names[0] === name;
}

function hasContinue(group: { readonly members: readonly { readonly $type: string }[] }): boolean {
  return group.members.some(isContinue);
}
