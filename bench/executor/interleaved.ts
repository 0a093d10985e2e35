import { median } from '../support/median.ts';
import type { Order } from './participant.ts';
import { startParticipant, type Name, type RunningParticipant } from './start-participant.ts';

/** Measures taken in turns, round after round, so that what else the machine does falls on all alike; medians. */
export async function interleaved(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<number>,
): Promise<ReadonlyMap<Name, number>> {
  const taken = new Map(names.map((name): [Name, number[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, values] of taken) values.push(await measure(name));
  }
  return new Map([...taken].map(([name, values]) => [name, median(values)]));
}

/** What each participant needs for an order, in a process that has performed it before. */
export async function measuredOrder(
  names: readonly Name[],
  baseUrl: string,
  order: Partial<Order> & Pick<Order, 'model' | 'steps'>,
  { rounds, warmups, value }: { rounds: number; warmups: number; value: 'processor' | 'elapsed' },
): Promise<ReadonlyMap<Name, number>> {
  const running = new Map<Name, RunningParticipant>();
  for (const name of names) {
    const participant = await startParticipant(name, baseUrl);
    for (let round = 0; round < warmups; round += 1) await participant.perform(order);
    running.set(name, participant);
  }
  try {
    return await interleaved(names, rounds, async (name) => (await running.get(name)?.perform(order))?.[value] ?? NaN);
  } finally {
    for (const participant of running.values()) participant.stop();
  }
}
