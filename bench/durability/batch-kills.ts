import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BatchUnderFire } from '../../test/cli/batch/killed/batch-under-fire.ts';
import { CallLedger } from '../../test/cli/batch/killed/call-ledger.ts';

/*
 * Kills the built command line (`node esbuild.mjs cli wf guard`) while it runs batches, and counts what was lost or done
 * twice. node bench/durability/batch-kills.ts [KILLS]: 1,000 unless told.
 *
 * A process dies at a random one of its requests, before it is answered or a little after: never by a clock, so that it is
 * in the middle of its rows however busy the machine is. The next one goes on with the same batch; what was begun and not
 * completed is repeated. Ends with exit code 1 when a row was lost, or a call was repeated whose result was recorded.
 */
const kills = Number(process.argv[2] ?? 1_000);
const wf = fileURLToPath(new URL('../../dist/wf.cjs', import.meta.url));
const rows = 200;
const random = (below: number): number => Math.floor(Math.random() * below);

let done = 0;
let batches = 0;
let completed = 0;
let lost = 0;
let repeated = 0;
while (done < kills) {
  const folder = mkdtempSync(join(tmpdir(), 'toolpath-kills-'));
  const ledger = new CallLedger();
  await ledger.listen();
  const batch = new BatchUnderFire(folder, rows, ledger, wf);
  while (await batch.process(done < kills ? { request: 1 + random(40), turns: random(60) } : undefined)) {
    done += 1;
    if (done % 100 === 0) console.log(`${done} kills`);
  }
  const toll = batch.toll();
  if (toll.lost.length + toll.repeated.length > 0) console.log(folder, toll);
  else rmSync(folder, { recursive: true });
  ledger.close();
  batches += 1;
  completed += toll.completed;
  lost += toll.lost.length;
  repeated += toll.repeated.length;
}
console.log(
  `${done} kills in ${batches} batches of ${rows} rows; ${completed} calls: ${lost} lost, ${repeated} repeated`,
);
process.exitCode = lost + repeated === 0 ? 0 : 1;
