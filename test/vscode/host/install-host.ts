import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/**
 * Installs the VS Code server of `package.json` beside this file, once per lock file, for all clones.
 *
 * Its own install script compiles ten native modules and needs system libraries; the server works with two of them:
 * spdlog (output channels) and the watchdog of the extension host. So scripts stay off and those two are built.
 */
export interface HostInstallation {
  /** The Node that the server's native modules were built for. */
  readonly node: string;
  /** Entry module of the server. */
  readonly entry: string;
}

const UNUSED = [
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
];

/** Path of the installed host; installs it first when it is missing, which takes a minute or two. */
export async function installHost(log: (line: string) => void): Promise<HostInstallation> {
  if (process.platform !== 'linux') throw new Error('The browser edition of VS Code is installed on Linux only.');
  const lock = await readFile(path.join(import.meta.dirname, 'package-lock.json'));
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const home = path.join(cacheFolder(), `vscode-${key}`);
  if (!(await exists(home))) {
    log('Installing VS Code for the tests (once, a minute or two) …');
    await installInto(home);
  }
  return locate(home);
}

/**
 * Builds in a folder of its own and moves it into place at the end: a broken install leaves nothing behind,
 * and of two installs at once one wins and the other is thrown away.
 */
async function installInto(home: string): Promise<void> {
  await mkdir(path.dirname(home), { recursive: true });
  const building = await mkdtemp(`${home}-building-`);
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(path.join(import.meta.dirname, file), path.join(building, file));
    }
    npm(building, process.execPath, 'ci', '--ignore-scripts');
    const { node } = locate(building);
    const server = path.join(building, 'node_modules/code-server/lib/vscode');
    // The shrinkwrap that ships with the server is incomplete, which `npm ci` refuses.
    npm(server, node, 'install', '--omit=dev', '--ignore-scripts');
    npm(server, node, 'rebuild', '@vscode/spdlog', '@vscode/native-watchdog');
    for (const folder of UNUSED) await rm(path.join(server, folder), { recursive: true, force: true });
    await rename(building, home).catch(async (error: unknown) => {
      if (!(await exists(home))) throw error;
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

function locate(home: string): HostInstallation {
  return {
    node: path.join(home, `node_modules/node-linux-${process.arch}/bin/node`),
    entry: path.join(home, 'node_modules/code-server/out/node/entry.js'),
  };
}

/** Runs npm in a folder under the given Node; headers come with that Node, so that nothing is built for another one. */
function npm(cwd: string, node: string, ...args: string[]): void {
  const bin = path.dirname(node);
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package_|lifecycle_|command$|config_(local_)?prefix$|config_workspace)/i.test(name),
  );
  const env = {
    ...Object.fromEntries(inherited),
    PATH: [bin, process.env.PATH ?? ''].join(path.delimiter),
    npm_config_nodedir: path.dirname(bin),
    JOBS: 'max',
  };
  const cli = process.env.npm_execpath;
  const command = cli === undefined ? 'npm' : node;
  const before = cli === undefined ? [] : [cli];
  execFileSync(command, [...before, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
