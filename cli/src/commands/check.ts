import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { readTexts } from '../files/read-texts.ts';
import { wfFiles } from '../files/wf-files.ts';
import type { ShownFinding } from '../findings.ts';
import { Language } from '../language.ts';
import { parseOptions } from '../options.ts';
import { renderFindings } from '../render/findings.ts';
import { styleFor } from '../render/style.ts';

const help = `wf check [PATH…] [--json]

Checks .wf files and prints what is wrong, with the line and, for findings about the flow, the shortest run that shows
it. A folder means every .wf file below it; node_modules and folders with a dot are left out. Without a path: this
folder.

Options
  --json    print one JSON array of { file, range, severity, code, message, witness? };
            lines and characters count from 0, as in the language server protocol

Exit code: 2 when a file cannot be read, else 1 when a finding is an error, else 0. \`wf explain CODE\` says more about
a finding.

Examples
  wf check
  wf check examples/triage.wf workflows/
  wf check --json | jq '.[] | select(.severity == "error")'
`;

/** `wf check`: the findings of files, for people or for programs. */
export const check: Command = {
  name: 'check',
  summary: 'say what is wrong in .wf files',
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions('check', { json: { type: 'boolean' } }, argv);
    const files = wfFiles(positionals.length === 0 ? ['.'] : positionals, terminal.cwd);
    const language = new Language(terminal.cwd);
    const { texts, complaint } = readTexts(files, terminal.cwd);
    if (texts.length === 0 && complaint !== undefined) throw complaint;
    const documents = await language.open(texts);
    const findings: ShownFinding[] = [];
    for (const document of documents) findings.push(...(await language.findings(document)));
    const style = styleFor(terminal.coloursOut);
    terminal.out(values.json === true ? json(findings) : renderFindings(findings, documents.length, language, style));
    if (complaint !== undefined) throw complaint;
    return findings.some(({ severity }) => severity === 'error') ? exitCode.failed : exitCode.clean;
  },
};

function json(findings: readonly ShownFinding[]): string {
  const plain = findings.map(({ path, range, severity, code, message, witness }) => {
    return { file: path, range, severity, code, message, witness };
  });
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}
