import { visibleText } from '#core/events/visible-text.ts';
import { CliError } from './cli-error.ts';
import type { Command } from './command.ts';
import { commands } from './commands/registry.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { overview } from './help.ts';
import { didYouMean } from '#core/text/nearest.ts';
import { styleFor } from './render/style.ts';

import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/**
 * Runs `wf` with the words after its name. Never throws: a `CliError` becomes one line on standard error, anything else
 * a stack, both with exit code 2.
 */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    const bad = styleFor(terminal.coloursErr).bad;
    if (error instanceof CliError) terminal.err(`${bad('wf:')} ${visibleText(error.message)}\n`);
    else
      terminal.err(`${bad('wf: internal error:')} ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    return exitCode.misuse;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [word, ...rest] = argv;
  if (word === undefined) {
    terminal.err(overview());
    return exitCode.misuse;
  }
  if (word === '--version' || word === '-v' || word === 'version') return print(terminal, `${version()}\n`);
  if (word === '--help' || word === '-h' || word === 'help') {
    const topic = rest.find((other) => !other.startsWith('-'));
    return print(terminal, topic === undefined ? overview() : (await named(topic)).help);
  }
  const command = await named(word);
  const ownWords = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (ownWords.includes('--help') || ownWords.includes('-h')) return print(terminal, command.help);
  return command.run(rest, terminal);
}

function print(terminal: Terminal, text: string): ExitCode {
  terminal.out(text);
  return exitCode.clean;
}

/** What other tools call a command of this one. */
const elsewhere = new Map([
  ['format', 'fmt'],
  ['lint', 'check'],
  ['validate', 'check'],
]);

async function named(word: string): Promise<Command> {
  const command = commands.find(({ name }) => name === word);
  if (command !== undefined) return command.load();
  const names = [...commands.map(({ name }) => name), 'help', 'version'];
  const meant = didYouMean(elsewhere.get(word) ?? word, names);
  throw new CliError(`There is no command \`${word}\`.${meant} \`wf help\` lists the commands.`);
}
