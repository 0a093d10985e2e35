import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './host/cache-folder.ts';

/**
 * Opens VS Code with the packed extension on a folder: the desktop one if `code` is on the path, with a profile of its
 * own so that nothing of the user's is touched, else the browser one, whose URL is printed.
 */
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'examples'));
const desktop = spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
const command = desktop ? 'code' : path.join(import.meta.dirname, 'host/code.ts');

const session = path.join(cacheFolder(), desktop ? 'session-desktop' : 'session-browser');
const profile = [
  `--user-data-dir=${path.join(session, 'user')}`,
  `--extensions-dir=${path.join(session, 'extensions')}`,
];
const settings = path.join(session, 'user/User/settings.json');
if (!existsSync(settings)) {
  mkdirSync(path.dirname(settings), { recursive: true });
  writeFileSync(settings, JSON.stringify({ 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off' }));
}

const options = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
spawnSync(command, [...profile, '--install-extension', path.join(root, 'toolpath.vsix'), '--force'], options);
// Whoever opens a folder by this command means to run what is in it.
spawn(command, [...profile, '--disable-workspace-trust', folder], options).once('exit', (code) => {
  process.exitCode = code ?? 1;
});
