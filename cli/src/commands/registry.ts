import type { Command } from '../command.ts';
import { explain } from './explain.ts';
import { lsp } from './lsp.ts';

/** Every command of `wf`, in the order of `wf help`. */
export const commands: readonly Command[] = [explain, lsp];
