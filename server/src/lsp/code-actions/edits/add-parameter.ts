import { GrammarUtils } from 'langium';
import type { Callable } from '#language/generated/ast.ts';
import type { Edit } from '#language/print/edits.ts';
import { insert } from './insert.ts';

/** Adds a parameter or input behind the others; a workflow may have no brackets yet. */
export function addParameter(text: string, owner: Callable, parameter: string): Edit | undefined {
  const last = owner.parameters.at(-1)?.$cstNode;
  if (last !== undefined) return insert(last.end, `, ${parameter}`);
  const name = GrammarUtils.findNodeForProperty(owner.$cstNode, 'name');
  if (name === undefined) return undefined;
  const open = /^\s*\(/.exec(text.slice(name.end))?.[0];
  return open === undefined ? insert(name.end, `(${parameter})`) : insert(name.end + open.length, parameter);
}
