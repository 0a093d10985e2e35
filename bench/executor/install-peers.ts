import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Installs the frameworks to compare with, once, from their own lock file; no script of theirs is run. */
export function installPeers(): void {
  const folder = fileURLToPath(new URL('../peers-executor', import.meta.url));
  if (existsSync(`${folder}/node_modules/.package-lock.json`)) return;
  console.log('Installing the frameworks to compare with (about 285 MB).');
  const { npm_execpath: npm } = process.env;
  if (npm === undefined) throw new Error('run this with `npm run bench:executor`');
  execFileSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
}
