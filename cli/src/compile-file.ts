import type { CompiledProgram } from './language.ts';
import { StillDisk } from './disk/still-disk.ts';
import { nodeDisk } from './disk/node-disk.ts';
import { recall, type KeptResults } from './kept/kept-results.ts';
import { providerNamesOf } from './providers-variable.ts';
import { renderFindings } from './render/findings.ts';
import { SourceLines } from './render/source-lines.ts';
import { styleFor } from './render/style.ts';
import type { Terminal } from './terminal.ts';

/**
 * The workflow of a file, ready to run; `undefined` when the file has errors, which have been told then. The language is
 * loaded only if something has changed since the workflow was last compiled.
 */
export async function compileFile(
  file: string,
  workflow: string | undefined,
  terminal: Terminal,
  kept: KeptResults | undefined,
): Promise<CompiledProgram | undefined> {
  const { cwd, env } = terminal;
  const disk = new StillDisk(nodeDisk);
  const question = ['compile', cwd, file, workflow ?? null, providerNamesOf(env)];
  const compiled = await recall(kept, question, disk, async (disk) => {
    const { compileWorkflow } = await import('./checking/compile-workflow.ts');
    return compileWorkflow(file, workflow, terminal, disk);
  });
  if (compiled.kind === 'program') return compiled;
  terminal.err(renderFindings(compiled.findings, 1, new SourceLines(cwd, disk), styleFor(terminal.coloursErr)));
  terminal.err('Not run: a file with errors is not run.\n');
  return undefined;
}
