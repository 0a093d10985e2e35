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

interface Peak {
  rss: number;
  heap: number;
}

/** The most that was seen in each tenth of the rows, in bytes. */
const peaks = Array.from({ length: 10 }, (): Peak => ({ rss: 0, heap: 0 }));

function see(rss: number, heap: number): void {
  const done = existsSync(out) ? readFileSync(out, 'utf8').split('\n').length - 1 : 0;
  const peak = peaks[Math.min(9, Math.floor((done * 10) / rows))];
  if (peak === undefined) return;
  peak.rss = Math.max(peak.rss, rss);
  peak.heap = Math.max(peak.heap, heap);
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
  await once(child, 'close');
  console.log(told.trim());
  console.log(`${((performance.now() - since) / 1000).toFixed(1)} s, ${ledger.asked} requests to the model`);
  console.log('| rows | resident | heap |\n| --: | --: | --: |');
  for (const [tenth, { rss, heap }] of peaks.entries()) {
    const [resident, used] = [rss, heap].map((bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`);
    console.log(`| ${(((tenth + 1) * rows) / 10).toLocaleString('en-US')} | ${resident} | ${used} |`);
  }
} finally {
  ledger.close();
  rmSync(folder, { recursive: true });
}
