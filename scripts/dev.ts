import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { program, ROOT } from './gate/command.ts';

/** Keeps parser, types and bundles up to date until it is interrupted. */
const SOURCES = ['core/src', 'cache/src', 'executor/src', 'server/src', 'cli/src', 'client/src'];

function start(...args: readonly string[]): ReturnType<typeof spawn> {
  return spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
}

let bundling = false;
let changed = false;

/** Makes the bundles; a change in the meantime makes them once more at the end. */
function bundle(): void {
  changed = bundling;
  if (bundling) return;
  bundling = true;
  start('esbuild.mjs', '--sourcemap').once('close', () => {
    bundling = false;
    if (changed) bundle();
  });
}

start(program('langium-cli/bin/langium.js'), 'generate', '--mode=production', '--watch');
start(program('typescript/bin/tsc'), '-b', '--watch', '--preserveWatchOutput');
for (const folder of SOURCES) watch(`${ROOT}/${folder}`, { recursive: true }, bundle);
bundle();
