import { besideTheBareSdk } from '../figure.ts';
import { measuredOrder } from '../interleaved.ts';
import type { Measurement } from '../measurement.ts';

/** How the model answers, and how many runs of how many calls are made in a round. */
interface Load {
  readonly how: string;
  readonly calls: number;
  readonly runs: number;
  readonly streamed?: boolean;
  /** Milliseconds before each reply; all runs wait at once. */
  readonly delay?: number;
}

const loads: readonly Load[] = [
  { how: 'instant', calls: 1, runs: 50 },
  { how: 'instant', calls: 50, runs: 2 },
  { how: 'streamed', calls: 1, runs: 50, streamed: true },
  { how: 'streamed', calls: 50, runs: 2, streamed: true },
  { how: '300 ms', calls: 1, runs: 50, delay: 300 },
];
const slow: Load = { how: '300 ms', calls: 50, runs: 20, delay: 300 };

/** Requests that everybody has made before any is measured: fewer, and it is the compiler that is measured. */
const warmUp = 400;

/** Processor time for each request to the model, the call that it leads to included. */
export const requests: Measurement = async function* ({ server, names, rounds, short }) {
  for (const { how, calls, runs, streamed = false, delay } of short ? loads : [...loads, slow]) {
    const model = delay === undefined ? `work-${calls}` : `work-${calls}-after-${delay}`;
    const order = { model, steps: calls, streamed, runs, concurrency: delay === undefined ? 1 : runs };
    const perRound = runs * (calls + 1);
    const turns = { rounds, warmups: Math.ceil(warmUp / perRound), value: 'processor' as const };
    const taken = await measuredOrder(names, server.baseUrl, order, turns);
    // Each call is asked for by a request; one more brings the answer.
    const values = new Map([...taken].map(([name, value]) => [name, value / perRound]));
    yield {
      title: `processor time per request, ${how}, ${calls === 1 ? '1 step' : `${calls} steps`}`,
      unit: 'ms',
      digits: 2,
      values,
      goal: besideTheBareSdk(values, 1.1),
    };
  }
};
