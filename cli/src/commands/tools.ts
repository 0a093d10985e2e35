import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { McpProblem } from '#executor/mcp/mcp-problem.ts';
import { listServerTools } from '#executor/mcp/list-server-tools.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { shownPath } from '../files/read-text.ts';
import { reasonOf } from '#core/text/system-error.ts';
import { nodeDisk } from '../disk/node-disk.ts';
import { Language } from '../language.ts';
import { parseOptions } from '../options.ts';
import { askServer } from '../people/ask-server.ts';
import { SourceLines } from '../render/source-lines.ts';
import { renderFindings } from '../render/findings.ts';
import { styleFor } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';
import { declarationsText } from '../tools/declarations-text.ts';

const help = `wf tools import mcp SERVER [--out FILE] [--yes]

Declares the tools of an MCP server: starts the server that .vscode/mcp.json or mcp.json names, asks it for its tools,
and writes one declaration for each. What a server says beyond types stands in comments.

Options
  --out FILE   write a new file instead of printing
  --yes        allow the server to be started without asking

Exit code: 0, 1 when the written declarations have errors, 2 when the server cannot be asked.

Examples
  wf tools import mcp files --out files.wf
  wf tools import mcp tracker --yes | less
`;

/** `wf tools`: declarations from elsewhere. */
export const tools: Command = {
  help,
  async run(argv, terminal) {
    const options = { out: { type: 'string' }, yes: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseOptions('tools', options, argv);
    const [verb, source, server, surplus] = positionals;
    if (verb !== 'import' || source !== 'mcp' || server === undefined || surplus !== undefined) {
      throw new CliError('`wf tools import mcp SERVER` is the only form; `wf tools --help` says more.');
    }
    const path = resolve(terminal.cwd, values.out ?? 'tools.wf');
    if (values.out !== undefined && existsSync(path)) {
      throw new CliError(`\`${shownPath(path, terminal.cwd)}\` is there already; it is not overwritten.`);
    }
    const described = await offered(server, values.yes, terminal);
    const { text, tools: count, notices } = declarationsText(server, described);
    if (values.out === undefined) terminal.out(text);
    else write(path, text, terminal.cwd);
    for (const notice of notices) terminal.err(`${notice}\n`);
    terminal.err(`${count} ${count === 1 ? 'tool' : 'tools'} declared, ${notices.length} of their details not.\n`);
    return check(path, text, terminal);
  },
};

async function offered(server: string, agree: boolean, terminal: Terminal): ReturnType<typeof listServerTools> {
  const cancellation = new AbortController();
  const release = terminal.onInterrupt(() => {
    cancellation.abort(new CliError('Cancelled.'));
  });
  try {
    return await listServerTools(
      server,
      pathToFileURL(join(terminal.cwd, 'tools.wf')).href,
      (question, signal) => askServer(question, terminal, { agree }, signal),
      cancellation.signal,
    );
  } catch (error) {
    throw error instanceof McpProblem ? new CliError(error.message, { cause: error }) : error;
  } finally {
    release();
  }
}

function write(path: string, text: string, cwd: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new CliError(`Cannot write \`${shownPath(path, cwd)}\`: ${reasonOf(error)}.`, { cause: error });
  }
}

/** What was written has to be right; tools that nothing uses yet are not wrong. */
async function check(path: string, text: string, terminal: Terminal): Promise<(typeof exitCode)['clean' | 'failed']> {
  const language = new Language(terminal, nodeDisk);
  const [document] = await language.open([{ path, text }]);
  const findings = document === undefined ? [] : await language.findings(document);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCode.clean;
  terminal.err(renderFindings(errors, 1, new SourceLines(terminal.cwd, nodeDisk), styleFor(terminal.coloursErr)));
  return exitCode.failed;
}
