import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { printModuleTypes } from '#language/print/fragments/print-module-types.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { shownPath } from '../files/read-text.ts';
import { reasonOf } from '#core/text/system-error.ts';
import { wfFile } from '../files/wf-files.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { Language } from '../language.ts';
import { atMost, parseOptions } from '../options.ts';

const help = `wf types FILE [--out FILE]

Writes the TypeScript types of the functions that do the file's \`from\` tools, to FILE.d.ts. A module uses them so:

  import type { Tools } from '../triage.wf.d.ts';
  export const archive: Tools['archive'] = async ({ id }) => { … };

Options
  --out FILE   write there; - prints

Examples
  wf types triage.wf
  wf types triage.wf --out -
`;

/** `wf types`: what a file expects of its modules, for the TypeScript compiler. */
export const types: Command = {
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions('types', { out: { type: 'string' } }, argv);
    const [file] = atMost('types', positionals, 1);
    if (file === undefined) throw new CliError('Which file? `wf types FILE` names it; `wf types --help` says more.');
    const path = wfFile(file, terminal.cwd, nodeDisk);
    const language = new Language(terminal, nodeDisk);
    const { tools, types } = language.declarations(await language.openOne(path));
    const modules = tools.filter(({ implementation }) => implementation?.kind === 'module');
    const text = printModuleTypes(basename(path), modules, types);
    if (values.out === '-') terminal.out(text);
    else write(values.out === undefined ? `${path}.d.ts` : resolve(terminal.cwd, values.out), text, terminal.cwd);
    return exitCode.clean;
  },
};

function write(path: string, text: string, cwd: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new CliError(`Cannot write \`${shownPath(path, cwd)}\`: ${reasonOf(error)}.`, { cause: error });
  }
}
