import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import type { HostInstallation } from './install-host.ts';

/** How a VS Code server is started; the fields mirror the options of `code` that the tests use. */
export interface ServerOptions {
  readonly userDataDir: string;
  readonly extensionsDir: string;
  /** Workspace trust is asked for, as in a real session; otherwise every folder is trusted. */
  readonly trust: boolean;
  /** The workbench accepts a test module in its URL; a shipped build refuses it otherwise. */
  readonly testDriver: boolean;
}

export interface RunningServer {
  /** `127.0.0.1:PORT`, also the authority of the workbench's remote URIs. */
  readonly authority: string;
  /** Ends the server and all that it started. */
  readonly stop: () => Promise<void>;
}

const START_LIMIT_MS = 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Starts the server and resolves when it answers; rejects with its log when it does not come up. */
export async function startServer(host: HostInstallation, options: ServerOptions): Promise<RunningServer> {
  // Unix sockets live below this folder, and their paths may hold about a hundred characters.
  const root = mkdtempSync(path.join(tmpdir(), 'wf-'));
  const log = path.join(root, 'server.log');
  const authority = `127.0.0.1:${String(await freePort())}`;
  const output = openSync(log, 'w');
  const server = spawn(host.node, [host.entry, '--bind-addr', authority, ...serverArguments(root, options)], {
    detached: true,
    stdio: ['ignore', output, output],
    env: isolatedEnvironment(root),
  });
  const remove = (): void => {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  // The server is no member of the terminal's group: Ctrl-C reaches this process alone.
  const interrupted = (): void => {
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
    remove();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  const stop = async (): Promise<void> => {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await stopGroup(server);
    remove();
  };
  if (!(await answers(authority, server))) {
    const text = readFileSync(log, 'utf8');
    await stop();
    throw new Error(`The VS Code server did not come up.\n${text}`);
  }
  return { authority, stop };
}

/** Installs a packed extension into the extensions folder of the options. */
export function installExtension(host: HostInstallation, vsix: string, options: ServerOptions): void {
  const root = mkdtempSync(path.join(tmpdir(), 'wf-'));
  try {
    execFileSync(host.node, [host.entry, ...serverArguments(root, options), '--install-extension', vsix], {
      env: isolatedEnvironment(root),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function serverArguments(root: string, options: ServerOptions): string[] {
  const config = path.join(root, 'config.yaml');
  writeFileSync(config, 'auth: none\n');
  return [
    ...['--config', config, '--auth', 'none'],
    ...['--user-data-dir', options.userDataDir, '--extensions-dir', options.extensionsDir],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--ignore-last-opened'],
    ...(options.trust ? [] : ['--disable-workspace-trust']),
    // A page that is reloaded may go before its goodbye is sent: its extension host would wait three hours for it.
    ...['--reconnection-grace-time', '15'],
    ...(options.testDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

/** The caller's environment without its home, its caches and the marketplace. */
function isolatedEnvironment(root: string): NodeJS.ProcessEnv {
  const home = path.join(root, 'home');
  mkdirSync(home, { recursive: true });
  return {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    TMPDIR: root,
    EXTENSIONS_GALLERY: '{}',
  };
}

/** The server tells nobody that it listens: ask its health page until it answers, ends or the limit is over. */
async function answers(authority: string, server: ChildProcess): Promise<boolean> {
  const limit = AbortSignal.timeout(START_LIMIT_MS);
  while (server.exitCode === null && server.signalCode === null && !limit.aborted) {
    const healthy = await fetch(`http://${authority}/healthz`, { signal: limit }).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return true;
    await delay(50);
  }
  return false;
}

/** Extension hosts and watchers are children of the server: signal the group, not the process. */
async function stopGroup(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const group = -server.pid;
  const gone = once(server, 'exit');
  process.kill(group, 'SIGTERM');
  const timer = setTimeout(() => process.kill(group, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
  for (let tries = 0; tries < 60 && groupLives(group); tries++) await delay(50);
  if (groupLives(group)) process.kill(group, 'SIGKILL');
}

function groupLives(group: number): boolean {
  try {
    process.kill(group, 0);
    return true;
  } catch {
    return false;
  }
}
