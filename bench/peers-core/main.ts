import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explorerOf } from './explore-text.ts';
import { fastest, fastestInTurns } from './fastest.ts';
import { counters, lattice, ring, type Model } from './model.ts';
import { promela } from './promela.ts';
import { hasSpin, statesIn, verify, visit } from './spin.ts';
import { wfText } from './wf-text.ts';

/** The same flows in Toolpath, in the model checker `spin` and in xstate: states per second, and whole commands. */
const large: readonly Model[] = [counters(4, 23), lattice(17), ring(40, 16)];
/** As far as xstate comes in seconds. */
const middle: readonly Model[] = [counters(3, 9), lattice(9), ring(20, 6)];
const small: readonly Model[] = [counters(2, 3), lattice(4), ring(8, 3)];

const wf = fileURLToPath(new URL('../../dist/wf.cjs', import.meta.url));
const walk = fileURLToPath(new URL('peers/walk.mjs', import.meta.url));

if (!hasSpin()) throw new Error('`spin` and `gcc` are needed: `apt-get install spin gcc` on Debian and Ubuntu.');
const folder = mkdtempSync(join(tmpdir(), 'peers-core-'));
try {
  await rates();
  commands();
} finally {
  rmSync(folder, { recursive: true });
}

async function rates(): Promise<void> {
  console.log('| system | explored by | states | ms | states per second |\n| --- | --- | --- | --- | --- |');
  for (const model of large) {
    const explore = await explorerOf(wfText(model));
    row(model, 'Toolpath', explore(), fastest(5, explore));
    const states = statesIn(verify(folder, promela(model)));
    row(
      model,
      '`spin`, compiled verifier',
      states,
      fastest(5, () => visit(folder)),
    );
  }
  for (const model of middle) {
    const { states, milliseconds } = walked(model);
    row(model, '`xstate/graph`', states, milliseconds);
  }
}

function row({ name }: Model, explorer: string, states: number, milliseconds: number): void {
  const cells = [name, explorer, figure(states), figure(milliseconds), figure((states / milliseconds) * 1000)];
  console.log(`| ${cells.join(' | ')} |`);
}

/** Its own clock, around the walk alone. */
function walked(model: Model): { readonly states: number; readonly milliseconds: number } {
  const printed = execFileSync(process.execPath, [walk, written(model)], { encoding: 'utf8' });
  return JSON.parse(printed) as { states: number; milliseconds: number };
}

function written(model: Model): string {
  const file = join(folder, 'model.json');
  writeFileSync(file, JSON.stringify(model));
  return file;
}

function commands(): void {
  console.log(
    '\n| system | `wf check`, changed file | `wf check`, unchanged file | `spin -a`, `gcc`, `pan` | node with `xstate/graph` |\n| --- | --- | --- | --- | --- |',
  );
  for (const model of small) {
    const file = join(folder, 'model.wf');
    writeFileSync(file, wfText(model));
    const json = written(model);
    const [changed = 0, unchanged = 0, walked = 0] = fastestInTurns(60, [
      () => {
        node(wf, 'check', '--no-cache', file);
      },
      () => {
        node(wf, 'check', file);
      },
      () => {
        node(walk, json);
      },
    ]);
    const verified = fastest(3, () => {
      verify(folder, promela(model));
    });
    const times = [changed, unchanged, verified, walked];
    console.log(`| ${[model.name, ...times.map((time) => `${figure(time)} ms`)].join(' | ')} |`);
  }
}

/** Findings are no failure here: any end but of the checker itself counts. */
function node(...words: readonly string[]): void {
  const env = { ...process.env, XDG_CACHE_HOME: folder };
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env });
  if (status !== 0 && status !== 1) throw new Error(stderr);
}

function figure(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
