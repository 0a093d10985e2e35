import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ledgerEnvironment, writeBatch } from '../../test/cli/batch/killed/batch-under-fire.ts';
import { CallLedger } from '../../test/cli/batch/killed/call-ledger.ts';

/*
 * Memory of a batch: the built command line (`node esbuild.mjs cli wf guard`) takes rows to their ends, 50 at once, each
 * with a request to a model server and two to tools, recorded as usual. Prints the most that it took in each tenth of its
 * rows. Flat means that the last tenths take hardly more than the second.
 *
 * node bench/durability/batch.ts [ROWS]: 10,000 unless told.
 */
const rows = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'toolpath-batch-'));
const out = join(folder, 'out.jsonl');
const wf = fileURLToPath(new URL('../../dist/wf.cjs', import.meta.url));
const report = `setInterval(() => {
  const { rss, heapUsed } = process.memoryUsage();
  process.stderr.write('memory ' + rss + ' ' + heapUsed + '\\n');
}, 100).unref();
`;

/** The most that was seen since the last line was printed, in bytes, and the lines that were. */
let peak = { rss: 0, heap: 0 };
let printed = 0;

function see(rss: number, heap: number): void {
  const done = existsSync(out) ? readFileSync(out, 'utf8').split('\n').length - 1 : 0;
  while (printed < Math.floor((done * 10) / rows)) printPeak();
  peak = { rss: Math.max(peak.rss, rss), heap: Math.max(peak.heap, heap) };
}

function printPeak(): void {
  printed += 1;
  const [resident, used] = [peak.rss, peak.heap].map((bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`);
  console.log(`| ${((printed * rows) / 10).toLocaleString('en-US')} | ${resident} | ${used} |`);
  peak = { rss: 0, heap: 0 };
}

const ledger = new CallLedger();
try {
  await ledger.listen();
  writeBatch(folder, rows, ledger.origin);
  writeFileSync(join(folder, 'report.cjs'), report);
  const places = ['--inputs', 'rows.jsonl', '--out', out, '--concurrency', '50'];
  const since = performance.now();
  const child = spawn(process.execPath, ['-r', './report.cjs', wf, 'batch', 'b.wf', ...places], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: ledgerEnvironment(ledger.origin),
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    for (const [line, rss, heap] of told.matchAll(/memory (\d+) (\d+)\n/g)) {
      see(Number(rss), Number(heap));
      told = told.replace(line, '');
    }
  });
  console.log('| rows | resident | heap |\n| --: | --: | --: |');
  await once(child, 'close');
  while (printed < 10) printPeak();
  console.log(told.trim());
  console.log(`${((performance.now() - since) / 1000).toFixed(1)} s, ${ledger.asked} requests to the model`);
} finally {
  ledger.close();
  rmSync(folder, { recursive: true });
}
