import { besideTheBareSdk } from '../figure.ts';
import { measuredOrder } from '../interleaved.ts';
import type { Measurement } from '../measurement.ts';

/** How long it takes until as many runs as begin at once have ended, each with one call and two slow replies. */
export const concurrency: Measurement = async function* ({ server, names, rounds, short }) {
  const runs = 1_000;
  const order = { model: 'work-1-after-300', steps: 1, runs, concurrency: runs };
  const turns = { rounds: Math.min(rounds, short ? 3 : 5), warmups: 2, value: 'elapsed' as const };
  const values = await measuredOrder(names, server.baseUrl, order, turns);
  yield {
    title: '1,000 runs at once, 300 ms',
    unit: 'ms',
    digits: 0,
    values,
    goal: besideTheBareSdk(values, 1.2),
  };
};
