import { existsSync } from 'node:fs';
import { catalogue, factsOf } from '#core/diagnostics/catalogue.ts';
import { isDiagnosticCode } from '#core/diagnostics/ratings.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { readText } from '../files/read-text.ts';
import { didYouMean } from '#core/text/nearest.ts';
import { atMost, parseOptions } from '../options.ts';
import { findingPagePath } from '#language/documentation/finding-page.ts';
import { styleFor, type Style } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';

const help = `wf explain [CODE]

Prints the page of a finding: what it checks, why it matters, an example, what to write instead.
Without a code it lists all of them. The code is what \`wf check\` shows in brackets.

Examples
  wf explain dead-end
  wf explain
`;

/** `wf explain`: the pages of docs/diagnostics, and their list. */
export const explain: Command = {
  help,
  run(argv, terminal) {
    const { positionals } = parseOptions('explain', {}, argv);
    const [word] = atMost('explain', positionals, 1);
    const style = styleFor(terminal.coloursOut);
    terminal.out(word === undefined ? list(style) : page(word, style, terminal));
    return Promise.resolve(exitCode.clean);
  },
};

function list(style: Style): string {
  const codes = Object.keys(catalogue).filter(isDiagnosticCode);
  const width = Math.max(...codes.map((code) => code.length));
  const lines = codes.map((code) => {
    const { severity, summary } = factsOf(code);
    return `${style.severity(severity, severity.padEnd(11))}  ${code.padEnd(width)}  ${summary}\n`;
  });
  return lines.join('');
}

function page(word: string, style: Style, terminal: Terminal): string {
  const code = word.replace(/^wf\//, '');
  if (!isDiagnosticCode(code)) {
    throw new CliError(
      `There is no finding \`${word}\`.${didYouMean(code, Object.keys(catalogue))} \`wf explain\` lists all.`,
    );
  }
  const path = findingPagePath(code);
  if (!existsSync(path)) throw new Error(`The page ${path} is not in this package.`);
  return readText(path, terminal.cwd, nodeDisk).replace(/^#+ .*$/gm, (heading) => style.bold(heading));
}
