import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withoutSecrets } from '#core/environment/without-secrets.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { atMost, parseOptions } from '../options.ts';
import { packageRoot } from '#language/documentation/package-root.ts';

const help = `wf lsp --stdio

Starts the language server, for editors other than VS Code. It speaks the Language Server Protocol on standard input
and output, and ends when the editor says so. Language id \`wf\`, file ending \`.wf\`.

Options
  --stdio    talk over standard input and output (the only way, and the default)

Example, Neovim 0.11 or newer
  vim.filetype.add({ extension = { wf = "wf" } })
  vim.lsp.config("wf", { cmd = { "wf", "lsp", "--stdio" }, filetypes = { "wf" } })
  vim.lsp.enable("wf")
`;

/** `wf lsp`: the language server, which owns standard input and output. */
export const lsp: Command = {
  help,
  run(argv) {
    const { positionals } = parseOptions('lsp', { stdio: { type: 'boolean' } }, argv);
    atMost('lsp', positionals, 0);
    const server = join(packageRoot(), 'dist', 'server.cjs');
    if (!existsSync(server))
      throw new CliError(`The language server is not built: \`${server}\` is missing. \`npm run build\` makes it.`);
    const secrets = withoutSecrets(process.env);
    return Object.keys(secrets).length === 0 ? serveHere(server) : untilExit(secrets);
  },
};

/** This process becomes the server, which ends it: a second start would take half as long again. */
async function serveHere(server: string): Promise<never> {
  process.argv.splice(1, Infinity, server, '--stdio');
  await import(server);
  return new Promise(() => undefined);
}

/** What a process was started with stays readable from outside, so a server without secrets is another process. */
async function untilExit(secrets: Record<string, undefined>): Promise<ExitCode> {
  const { spawn } = await import('node:child_process');
  const launcher = join(packageRoot(), 'dist', 'wf.cjs');
  const env = { ...process.env, ...secrets };
  const child = spawn(process.execPath, [launcher, 'lsp', '--stdio'], { stdio: 'inherit', env });
  const stop = (): void => void child.kill('SIGTERM');
  process.once('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGTERM', stop);
      resolve(code === 0 ? exitCode.clean : exitCode.failed);
    });
  });
}
