import { EmptyFileSystem } from 'langium';
import { visibleText } from '#core/events/visible-text.ts';
import { createWfServices } from '#language/module.ts';
import { formatText } from '#language/print/format-text.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { readWholeText, shownPath } from '../files/read-text.ts';
import { replaceFile } from '../files/replace-file.ts';
import { wfFiles } from '../files/wf-files.ts';
import { parseOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const help = `wf fmt [PATH…] [--check]

Lays out .wf files: two spaces a level, one statement a line, aligned arrows in \`when\`. Keeps every comment, the kind
of line ends and the meaning; what has a syntax error stays as it is. A folder means every .wf file below it;
node_modules and folders with a dot are left out. Without a path: this folder. Prints the files that it changed.

Options
  --check    change nothing; print the files that would change

Exit code: 1 when --check finds a file to change, else 0.

Examples
  wf fmt
  wf fmt examples/triage.wf
  wf fmt --check workflows/
`;

/** `wf fmt`: the layout of files. */
export const fmt: Command = {
  help,
  run(argv, terminal) {
    const { values, positionals } = parseOptions('fmt', { check: { type: 'boolean' } }, argv);
    const files = wfFiles(positionals.length === 0 ? ['.'] : positionals, terminal.cwd, nodeDisk);
    const { Wf } = createWfServices(EmptyFileSystem);
    const check = values.check === true;
    let changed = 0;
    for (const file of files) {
      const text = readWholeText(file, terminal.cwd, nodeDisk);
      const formatted = formatText(Wf, text);
      const shown = visibleText(shownPath(file, terminal.cwd));
      if (!formatted.complete) terminal.err(`${shown}: the parts with a syntax error stay as they are.\n`);
      if (formatted.text === text) continue;
      changed += 1;
      if (!check) replaceFile(file, formatted.text, terminal.cwd);
      terminal.out(`${shown}\n`);
    }
    summarize(terminal, changed, files.length, check);
    return Promise.resolve(check && changed > 0 ? exitCode.failed : exitCode.clean);
  },
};

function summarize(terminal: Terminal, changed: number, all: number, check: boolean): void {
  const of = `${changed} of ${all} ${all === 1 ? 'file' : 'files'}`;
  if (check && changed > 0) terminal.err(`${of} would change; \`wf fmt\` writes them.\n`);
  else if (changed > 0) terminal.err(`${of} changed.\n`);
}
