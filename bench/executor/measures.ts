import { measuredOrder } from './interleaved.ts';
import { rehearsedStepsPerSecond } from './rehearsals.ts';
import type { ModelServer } from './start-model-server.ts';
import type { Name } from './start-participant.ts';
import { printTable } from './table.ts';

/** What can be measured, by the name that `main.ts` takes. */
export type Measurement = (server: ModelServer, names: readonly Name[], rounds: number) => Promise<void>;

const steps: Measurement = async ({ baseUrl }, names, rounds) => {
  for (const streamed of [false, true]) {
    for (const count of [1, 50]) {
      const runs = count === 1 ? 50 : 2;
      const order = { model: `work-${count}`, steps: count, streamed, runs };
      const taken = await measuredOrder(names, baseUrl, order, { rounds, warmups: 4, value: 'processor' });
      // Each step is a request; the last one brings the answer.
      const perStep = new Map([...taken].map(([name, value]) => [name, value / (runs * (count + 1))]));
      const how = streamed ? 'streamed' : 'instant';
      printTable(`processor time per request, ${how}, runs of ${count} steps`, perStep, 'ms', 2);
    }
  }
};

const rehearsal: Measurement = async (_server, _names, rounds) => {
  const rate = Math.round(await rehearsedStepsPerSecond(rounds)).toLocaleString('en-US');
  console.log(`\nrehearsed steps per second: ${rate}`);
};

export const measurements = { steps, rehearsal } as const;
