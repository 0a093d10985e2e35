import { AstUtils, type LangiumDocument } from 'langium';
import type { Position } from 'vscode-languageserver-types';
import { isMention, isWhen, isWorkflow, type Mention, type Workflow } from '../generated/ast.ts';
import { unresolvedIn } from '../references/unresolved.ts';
import { fileOf } from '../syntax/file-of.ts';
import { lastBefore } from '../syntax/last-before.ts';
import { mentionsOf } from '../syntax/mentions.ts';
import { nodesIn } from '../syntax/nodes.ts';
import { written } from '../syntax/written.ts';
import { looksAtUnread } from '../validation/compared-types.ts';
import { syntaxErrors } from '../validation/syntax-errors.ts';
import { hasUnreadHead } from '../validation/unread-heads.ts';

/**
 * Workflows of which a part is missing: a statement could not be read, names a tool that is not there or could not be, or
 * decides by a result that could not. What their runs do is not known yet, so nothing may be said of it: an arrow that is
 * being typed must not make other lines wrong.
 */
export function unsettledWorkflows(document: LangiumDocument): ReadonlySet<Workflow> {
  const { imports = [], declarations = [] } = fileOf(document) ?? {};
  const unsettled = new Set<Workflow>();
  const errors = syntaxErrors(document);
  for (const { range } of errors) {
    const offset = document.textDocument.offsetAt(range.start);
    // A deeper error behind the end of a declaration is most often a bracket that it lacks.
    const broken = lastBefore(declarations, offset);
    if (isWorkflow(broken) && !isBehind(offset, range.start, broken)) unsettled.add(broken);
  }
  for (const { $refNode } of unresolvedIn(document)) {
    if (!isMention($refNode?.astNode)) continue;
    const workflow = AstUtils.getContainerOfType($refNode.astNode, isWorkflow);
    if (workflow) unsettled.add(workflow);
  }
  // All that is named could be read.
  if (errors.length === 0 && imports.length === 0) return unsettled;
  for (const workflow of declarations.filter(isWorkflow)) {
    if (mentionsOf(workflow).some(namesUnread) || nodesIn(workflow).filter(isWhen).some(looksAtUnread))
      unsettled.add(workflow);
  }
  return unsettled;
}

/** Whoever begins the next declaration has not changed this one. */
function isBehind(offset: number, { character }: Position, { $cstNode: cst }: Workflow): boolean {
  return cst !== undefined && offset >= cst.end && character <= cst.range.start.character;
}

/** What the tool gives is not known, nor what may follow by it. */
function namesUnread(mention: Mention): boolean {
  const tool = written(mention.tool)?.ref;
  return tool !== undefined && hasUnreadHead(tool);
}
