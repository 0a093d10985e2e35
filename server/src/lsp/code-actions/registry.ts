import { addExit } from './add-exit.ts';
import { correctName } from './correct-name.ts';
import { declareTool } from './declare-tool.ts';
import type { QuickFix } from './quick-fix.ts';

/** Every quick fix, in the order in which they are offered. This list is the only registration. */
export const quickFixes: readonly QuickFix[] = [correctName, addExit, declareTool];
