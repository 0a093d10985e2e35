import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../../support/median.ts';
import { coldStart, type ColdStart, type Kept } from '../cold-process.ts';
import { belowFrameworks } from '../figure.ts';
import type { Measurement } from '../measurement.ts';
import type { Name } from '../start-participant.ts';

const settings: readonly { readonly keeps: Kept; readonly title: string }[] = [
  { keeps: 'nothing', title: 'first start after the build' },
  { keeps: 'no code', title: 'no compiled code' },
  { keeps: 'code', title: 'compiled code kept' },
  { keeps: 'code and results', title: 'compiled code kept, unchanged file' },
];
const measures = [
  { value: 'elapsed', title: 'process start to first request' },
  { value: 'processor', title: 'processor time to first request' },
] as const;

/** From nothing to the first request: `wf run FILE`, and a program that makes the same run with each of the others. */
export const start: Measurement = async function* ({ server, names, rounds }) {
  for (const { keeps, title: kept } of settings) {
    const folder = mkdtempSync(join(tmpdir(), 'wf-start-'));
    const taken = new Map(names.map((name): [Name, ColdStart[]] => [name, []]));
    try {
      for (let round = 0; round <= rounds; round += 1)
        for (const [name, starts] of taken) {
          if (keeps === 'nothing') emptyFolder(folder);
          const took = await coldStart(name, server, { folder, keeps });
          // The first round brings files into memory, and code into the cache.
          if (round > 0) starts.push(took);
        }
    } finally {
      rmSync(folder, { recursive: true });
    }
    for (const { value, title } of measures) {
      const values = new Map([...taken].map(([name, starts]) => [name, median(starts.map((took) => took[value]))]));
      yield {
        title: `${title}, ${kept}`,
        unit: 'ms',
        digits: 0,
        values,
        goal: belowFrameworks(values),
      };
    }
  }
};

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}
