import type { Disk } from '../disk/disk.ts';
import { wfFile } from '../files/wf-files.ts';
import type { Found } from '../kept/found.ts';
import { Language, type Compiled } from '../language.ts';
import type { Terminal } from '../terminal.ts';

/** Compiles a workflow of a file. Only a program is worth to be kept: a file with errors will be another one soon. */
export async function compileWorkflow(
  file: string,
  workflow: string | undefined,
  terminal: Pick<Terminal, 'cwd' | 'env'>,
  disk: Disk,
): Promise<Found<Compiled>> {
  const language = new Language(terminal, disk);
  const document = await language.openOne(wfFile(file, terminal.cwd, disk));
  const result = await language.compile(document, workflow);
  return { result, keep: result.kind === 'program' && !language.holdsSecret() };
}
