import type { Measurement } from '../measurement.ts';
import { rehearsedStepsPerSecond } from '../rehearsals.ts';

const goal = 20_000;

/** Steps of the built-in model and simulated tools in a second; nobody else has such. */
export const rehearsal: Measurement = async function* ({ rounds }) {
  const rate = await rehearsedStepsPerSecond(rounds);
  yield {
    title: 'rehearsed steps per second',
    unit: '/s',
    digits: 0,
    values: new Map([['Toolpath', rate]]),
    goal: { text: `≥ ${goal.toLocaleString('en-US')}`, met: rate >= goal },
  };
};
