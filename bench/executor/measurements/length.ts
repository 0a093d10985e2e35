import { ownOf } from '../figure.ts';
import { measuredOrder } from '../interleaved.ts';
import type { Measurement } from '../measurement.ts';

const brief = 50;
const lengthy = 500;

/** How often the processor time of a request in a short run a request in a long one takes. */
export const length: Measurement = async function* ({ server, names, rounds, short }) {
  const perRequest = async (calls: number, runs: number): ReturnType<typeof measuredOrder> => {
    const order = { model: `work-${calls}`, steps: calls, runs, concurrency: 1 };
    const turns = { rounds: Math.min(rounds, short ? 1 : 5), warmups: 1, value: 'processor' as const };
    const taken = await measuredOrder(names, server.baseUrl, order, turns);
    return new Map([...taken].map(([name, value]) => [name, value / (runs * (calls + 1))]));
  };
  const briefs = await perRequest(brief, 10);
  const lengthies = await perRequest(lengthy, 1);
  const values = new Map([...lengthies].map(([name, value]) => [name, value / (briefs.get(name) ?? NaN)]));
  const [bare = NaN] = values.values();
  yield {
    title: `request of ${lengthy} steps : request of ${brief} steps`,
    unit: '×',
    digits: 2,
    values,
    // What is sent grows with the conversation, whoever sends it.
    goal: { text: '≤ 1.1 × bare SDK', met: ownOf(values) <= 1.1 * bare },
  };
};
