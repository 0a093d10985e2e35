import { wfFile } from './files/wf-files.ts';
import { Language, type CompiledProgram } from './language.ts';
import { renderFindings } from './render/findings.ts';
import { styleFor } from './render/style.ts';
import type { Terminal } from './terminal.ts';

/** The workflow of a file, ready to run; `undefined` when the file has errors, which have been told then. */
export async function compileFile(
  file: string,
  workflow: string | undefined,
  terminal: Terminal,
): Promise<CompiledProgram | undefined> {
  const language = new Language(terminal);
  const document = await language.openOne(wfFile(file, terminal.cwd));
  const compiled = await language.compile(document, workflow);
  if (compiled.kind === 'program') return compiled;
  terminal.err(renderFindings(compiled.findings, 1, language, styleFor(terminal.coloursErr)));
  terminal.err('Not run: a file with errors is not run.\n');
  return undefined;
}
