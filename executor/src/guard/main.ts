import { createInterface } from 'node:readline';
import { killTree } from '../tools/kill-tree.ts';

/** Reads `+pid` and `-pid` lines; when no more can come, kills the groups that are left. */
const groups = new Set<number>();

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const pid = Number(line.slice(1));
    if (!Number.isSafeInteger(pid) || pid <= 1) return;
    if (line.startsWith('+')) groups.add(pid);
    else groups.delete(pid);
  })
  .on('close', () => {
    for (const pid of groups) killTree({ pid });
  });
