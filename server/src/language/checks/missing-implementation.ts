import { isTool } from '../generated/ast.ts';
import { called } from '../syntax/called.ts';
import { written } from '../syntax/written.ts';
import { isUnread } from '../validation/unread-heads.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `missing-implementation`: a tool that is only declared can be rehearsed, not run. */
export const missingImplementation: DeclarationTextCheck = (tool, lowering) => {
  if (!isTool(tool) || tool.implementation !== undefined || written(tool.name) === undefined || isUnread(tool)) return;
  const message = `${called(tool)} has no implementation: a rehearsal makes up its results, a real run refuses to start.`;
  lowering.report('missing-implementation', tool, message, { data: { tool: tool.name } });
};
