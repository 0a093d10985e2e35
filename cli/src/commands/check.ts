import { checked } from '../checking/checked.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { StillDisk } from '../disk/still-disk.ts';
import { exitCode } from '../exit-code.ts';
import type { ShownFinding } from '../findings.ts';
import { resultsOfUser } from '../kept/results-of-user.ts';
import { parseOptions } from '../options.ts';
import { renderFindings } from '../render/findings.ts';
import { SourceLines } from '../render/source-lines.ts';
import { styleFor } from '../render/style.ts';

const help = `wf check [PATH…] [--json | --sarif] [--no-cache]

Checks .wf files and prints what is wrong, with the line and, for findings about the flow, the shortest run that shows
it. A folder means every .wf file below it; node_modules and folders with a dot are left out. Without a path: this
folder.

Options
  --json    print one JSON array of { file, range, severity, code, message, witness? };
            lines and characters count from 0, as in the language server protocol
  --sarif   print a SARIF 2.1.0 log, for code scanning services
  --no-cache
            check again even if nothing has changed since the last time

Comments of the form \`// wf-ignore CODE: reason\` leave out the next statement's findings of that code. The nearest
wf.config.json at or above a file changes severities:
{ "diagnostics": { "unused-tool": "off", "dead-end": "warning" } }.

Where a file leaves a tool or type unused, other files are asked whether they import it: those of its project, which is
the nearest folder at or above it with a wf.config.json, package.json or .git, or else those in its own folder. The home
folder is no project.

Exit code: 2 when a file cannot be read, else 1 when a finding is an error, else 0. \`wf explain CODE\` says more about
a finding.

Examples
  wf check
  wf check examples/triage.wf workflows/
  wf check --json | jq '.[] | select(.severity == "error")'
`;

/** `wf check`: the findings of files, for people or for programs. */
export const check: Command = {
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions(
      'check',
      { json: { type: 'boolean' }, sarif: { type: 'boolean' }, 'no-cache': { type: 'boolean' } },
      argv,
    );
    if (values.json === true && values.sarif === true) throw new CliError('`--json` or `--sarif`, not both.');
    const { cwd, env, coloursOut } = terminal;
    const disk = new StillDisk(nodeDisk);
    const kept = values['no-cache'] === true ? undefined : resultsOfUser(env);
    const paths = positionals.length === 0 ? ['.'] : positionals;
    const { files, findings, complaint } = await checked(paths, terminal, disk, kept);
    if (values.json === true) terminal.out(json(findings));
    else if (values.sarif === true) terminal.out((await import('../render/sarif.ts')).sarifLog(findings));
    else terminal.out(renderFindings(findings, files, new SourceLines(cwd, disk), styleFor(coloursOut)));
    if (complaint !== undefined) throw new CliError(complaint);
    return findings.some(({ severity }) => severity === 'error') ? exitCode.failed : exitCode.clean;
  },
};

function json(findings: readonly ShownFinding[]): string {
  const plain = findings.map(({ path, range, severity, code, message, witness }) => {
    return { file: path, range, severity, code, message, witness };
  });
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}
