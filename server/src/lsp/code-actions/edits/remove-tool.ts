import { isCall, isMention, type Workflow } from '#language/generated/ast.ts';
import { mentionsOf } from '#language/syntax/mentions.ts';
import type { Edit } from '#language/print/edits.ts';
import { nameOf } from './chains.ts';
import { removeCall, removeStatement } from './remove-statement.ts';

/** Takes every mention of a tool out of a workflow; nothing where two of them share what would go. */
export function removeTool(text: string, workflow: Workflow, tool: string): readonly Edit[] | undefined {
  const mentions = mentionsOf(workflow).filter((mention) => isMention(mention) && nameOf(mention) === tool);
  const edits: Edit[] = [];
  for (const mention of mentions) {
    const edit = (isCall(mention) ? removeCall(text, mention) : removeStatement(text, mention))?.edit;
    if (edit === undefined) return undefined;
    if (edits.some((other) => other.start === edit.start && other.end === edit.end)) continue;
    edits.push(edit);
  }
  return edits.length === 0 ? undefined : edits;
}
