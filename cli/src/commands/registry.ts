import type { Command } from '../command.ts';
import { batch } from './batch.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { fmt } from './fmt.ts';
import { graph } from './graph.ts';
import { lsp } from './lsp.ts';
import { models } from './models.ts';
import { replay } from './replay.ts';
import { resume } from './resume.ts';
import { run } from './run.ts';
import { tools } from './tools.ts';
import { types } from './types.ts';

/** Every command of `wf`, in the order of `wf help`. */
export const commands: readonly Command[] = [
  check,
  fmt,
  run,
  batch,
  resume,
  replay,
  tools,
  types,
  models,
  graph,
  explain,
  lsp,
];
