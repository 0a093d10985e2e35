// What `npm start` and `npm test` need before anything is installed: Node's built-ins only, from Node 20 on.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The packages that bring a Node for one platform, of which npm installs the fitting one. */
const PLATFORM_NODE = /^node-(bin-)?(darwin|linux|win)-/;
const stamp = path.join(root, 'node_modules/.installed-lock');

/** Installs exactly what the lock file says, unless that is already there. Ends the process when it cannot. */
export function install() {
  const [major = '0'] = process.versions.node.split('.');
  if (Number(major) < OLDEST_NODE)
    stop(`This is Node ${process.versions.node}; the project needs ${OLDEST_NODE} or newer.`);
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing what the project needs (once, about a minute) …');
  // npm tells its children where its own program is; a bare `npm` would be a script that Windows cannot spawn.
  const npm = process.env.npm_execpath;
  const [command, before] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { status } = spawnSync(command, [...before, 'ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) stop('npm ci failed; nothing else was tried.');
  writeFileSync(stamp, lock);
}

/**
 * Runs a program on the project's own Node, whatever Node started npm, and gives its exit code.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function node(args) {
  const child = spawn('node', args, { cwd: root, stdio: 'inherit', env: projectEnvironment() });
  // Ctrl-C reaches the child too, which decides what to do with it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', wait);
      resolve(code ?? 1);
    });
  });
}

/** @param {string} line */
export function say(line) {
  console.log(`\n→ ${line}`);
}

/**
 * @param {string} reason
 * @returns {never}
 */
function stop(reason) {
  console.error(reason);
  process.exit(1);
}

/** The environment with the project's Node and its programs first on the path. */
function projectEnvironment() {
  const packages = path.join(root, 'node_modules');
  const nodes = readdirSync(packages)
    .filter((name) => PLATFORM_NODE.test(name))
    .map((name) => path.join(packages, name, 'bin'));
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [...nodes, path.join(packages, '.bin'), process.env[name] ?? ''];
  return { ...process.env, [name]: folders.join(path.delimiter) };
}
