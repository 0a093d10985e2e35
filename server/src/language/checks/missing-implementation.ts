import { isTool } from '../generated/ast.ts';
import { called } from '../syntax/called.ts';
import { written } from '../syntax/written.ts';
import type { FileCheck } from './file-check.ts';

/** `missing-implementation`: a tool that is only declared can be rehearsed, not run. */
export const missingImplementation: FileCheck = (file, { lowering }) => {
  for (const tool of file.declarations.filter(isTool)) {
    if (tool.implementation !== undefined || written(tool.name) === undefined) continue;
    const message = `${called(tool)} has no implementation: a rehearsal makes up its results, a real run refuses to start.`;
    lowering.report('missing-implementation', tool, message, { data: { tool: tool.name } });
  }
};
