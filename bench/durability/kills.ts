import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { JournalError } from '#executor/journal/journal-error.ts';
import { readJournal } from '#executor/journal/read-journal.ts';

/*
 * Kills processes that play recorded runs and counts what was lost or done twice.
 *
 * node bench/durability/kills.ts [KILLS]: 1,000 unless told. A process is killed when it tells of a random one of its writes,
 * syncs and calls; it goes on meanwhile, so it dies anywhere behind it, and in the middle of a run however busy the machine
 * is. Each process plays one run after the other, beginning with the one in which its predecessor died; its person looks at the ledger of what was really done before deciding about a call
 * that was begun and not completed. Ends with exit code 1 when anything was lost or repeated.
 */
const kills = Number(process.argv[2] ?? 1_000);
/** A run has about 60 boundaries. */
const most = 150;
const folder = mkdtempSync(join(tmpdir(), 'toolpath-kills-'));
const worker = join(folder, 'worker.mjs');
buildSync({
  entryPoints: [new URL('../../test/executor/step-port/killed/worker.ts', import.meta.url).pathname],
  outfile: worker,
  bundle: true,
  platform: 'node',
  format: 'esm',
});

/** Did the run begin? A process that dies before leaves at most a file that says so, and nothing was done then. */
async function hasBegun(path: string): Promise<boolean> {
  try {
    return (await readJournal(path)).runs.size > 0;
  } catch (error) {
    if (error instanceof JournalError) return false;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

let first = 0;
let midway = 0;
for (let kill = 0; kill < kills; kill += 1) {
  const child = fork(worker, [folder, String(first), '1000000', 'told'], { execArgv: [] });
  let left = Math.floor(Math.random() * most);
  child.on('message', (message: object) => {
    if ('reason' in message) first += 1;
    if ('boundary' in message) left -= 1;
    if (left === -1) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const journal = join(folder, `run-${first}.jsonl`);
  if (await hasBegun(journal)) midway += 1;
  else rmSync(journal, { force: true });
  if (kill % 100 === 99) console.log(`${kill + 1} kills, ${first} runs ended`);
}
const last = fork(worker, [folder, String(first), '1'], { execArgv: [] });
await once(last, 'close');

let completed = 0;
let lost = 0;
let repeated = 0;
for (let run = 0; run <= first; run += 1) {
  const marks = readFileSync(join(folder, `run-${run}.ledger`), 'utf8')
    .split('\n')
    .slice(0, -1);
  const { runs } = await readJournal(join(folder, `run-${run}.jsonl`));
  for (const step of ['2.tool.search', '3.tool.flaky', '4/1.tool.look', '6.tool.send']) {
    const count = marks.filter((mark) => mark === `run-${run}/${step}`).length;
    completed += 1;
    if (count === 0) lost += 1;
    // `search` is marked as repeatable.
    if (count > 1 && step !== '2.tool.search') repeated += 1;
  }
  if (runs.get(`run-${run}`)?.ended !== true) lost += 1;
}
console.log(
  `${kills} kills, ${midway} in the middle of a run; ${first + 1} runs, ${completed} calls: ${lost} lost, ${repeated} repeated`,
);
rmSync(folder, { recursive: true });
process.exitCode = lost + repeated === 0 ? 0 : 1;
