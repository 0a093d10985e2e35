import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Memory of a batch: `wf batch` rehearses 1,000 and then 10,000 rows in the built command line (`node esbuild.mjs cli`), with
 * the highest resident set of each process. Flat means that the second is hardly more than the first.
 */
const folder = mkdtempSync(join(tmpdir(), 'toolpath-batch-'));
const cli = new URL('../../dist/cli.cjs', import.meta.url).pathname;
const flow = `/** Look. */
tool look(topic: string): string
/** Tell. */
tool tell(text: string): string
workflow lookup(topic: string) {
  model "rehearsal"
  start -> look -> tell -> exit
}
`;
const report = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS));`;

try {
  writeFileSync(join(folder, 'l.wf'), flow);
  writeFileSync(join(folder, 'report.cjs'), report);
  for (const rows of [1_000, 10_000]) {
    const input = Array.from({ length: rows }, (_, row) => JSON.stringify({ topic: `topic ${row}` })).join('\n');
    writeFileSync(join(folder, `${rows}.jsonl`), input);
    const out = join(folder, `${rows}.out`);
    const args = ['batch', 'l.wf', '--inputs', `${rows}.jsonl`, '--out', out, '--concurrency', '50'];
    const since = performance.now();
    const child = spawn(process.execPath, ['-r', './report.cjs', cli, ...args], { cwd: folder });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    await once(child, 'close');
    const peak = Number(/peak (\d+)/.exec(told)?.[1] ?? NaN) / 1024;
    const done = readFileSync(out, 'utf8').split('\n').length - 1;
    const seconds = (performance.now() - since) / 1000;
    console.log(`${done} rows  ${seconds.toFixed(1)} s  peak ${peak.toFixed(0)} MB`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
