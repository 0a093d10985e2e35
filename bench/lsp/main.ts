import { median } from '../support/median.ts';
import { percentile95 } from '../support/percentile.ts';
import { measure } from './measure.ts';
import { servers } from './servers.ts';

/** What an editor waits for: our server beside others, each on files of its own language and of equal size. */
const sizes = [50, 1_000, 10_000];
const workspace = 200;
/** Names of servers, or parts of them: only these are measured. Numbers: only files of so many lines. */
const wanted = process.argv.slice(2).filter((word) => Number.isNaN(Number(word)));
const wantedSizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => sizes.includes(size));

console.log('| server | file | start to diagnostics | key to diagnostics | completion | hover | memory |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const lines of wantedSizes.length > 0 ? wantedSizes : sizes)
  for (const server of servers) await row(server, lines, 1);
if (wantedSizes.length === 0) for (const server of servers) await row(server, 50, workspace);

async function row(server: (typeof servers)[number], lines: number, copies: number): Promise<void> {
  if (wanted.length > 0 && !wanted.some((word) => server.name.includes(word))) return;
  const { start, key, completion, hover, items, hasHover, memory } = await measure(
    server,
    server.sample(lines),
    copies,
  );
  const file = copies > 1 ? `${copies} files of ${lines} lines` : `${lines} lines`;
  const cells = [
    `${start.toFixed(0)} ms`,
    shown(key),
    `${shown(completion)} (${items} items)`,
    hasHover ? shown(hover) : 'none',
    `${memory.toFixed(0)} MB`,
  ];
  console.log(`| ${[server.name, file, ...cells].join(' | ')} |`);
}

function shown(times: readonly number[]): string {
  return `${median(times).toFixed(1)} / ${percentile95(times).toFixed(1)} ms`;
}
