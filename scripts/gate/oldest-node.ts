import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../test/vscode/host/cache-folder.ts';
import { ROOT } from './command.ts';

/** The Node inside the oldest VS Code that the manifest allows. */
export const OLDEST_NODE = '22.15.1';

/** Path of that Node; fetched from the npm registry into the shared cache when it is missing. */
export function oldestNode(): string {
  const name = platformPackage();
  const home = path.join(cacheFolder(), `node-${OLDEST_NODE}`);
  if (!existsSync(home)) {
    mkdirSync(cacheFolder(), { recursive: true });
    const building = mkdtempSync(`${home}-building-`);
    try {
      writeFileSync(path.join(building, 'package.json'), JSON.stringify({ private: true }));
      npm(building, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${OLDEST_NODE}`]);
      renameSync(building, home);
    } catch (error) {
      if (!existsSync(home)) throw error;
    } finally {
      rmSync(building, { recursive: true, force: true });
    }
  }
  return path.join(home, 'node_modules', name, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
}

/** The package that carries a Node for this machine; the manifest lists one for each platform. */
function platformPackage(): string {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const wanted = `${platform}-${process.arch}`;
  const name = Object.keys(manifest.optionalDependencies).find((candidate) => candidate.endsWith(wanted));
  if (name === undefined) throw new Error(`No package of the manifest brings a Node for ${wanted}.`);
  return name;
}

function npm(cwd: string, args: readonly string[]): void {
  const cli = process.env.npm_execpath;
  const [command, before] = cli === undefined ? ['npm', []] : [process.execPath, [cli]];
  execFileSync(command, [...before, ...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
