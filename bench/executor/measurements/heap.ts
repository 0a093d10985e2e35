import { interleaved } from '../interleaved.ts';
import type { Measurement } from '../measurement.ts';
import type { ModelServer } from '../start-model-server.ts';
import { startParticipant, type Name } from '../start-participant.ts';

/** Bytes that the goal allows a run more than a loop on the bare SDK has. */
const allowed = 10_000;

/** Heap in use for each run that waits for the first reply of its model, in a process that has made such runs before. */
export const heap: Measurement = async function* ({ server, names, rounds, short }) {
  const runs = short ? 200 : 1_000;
  const values = await interleaved(names, Math.min(rounds, short ? 1 : 3), (name) => heapPerRun(name, server, runs));
  const [bare = NaN] = values.values();
  yield {
    title: 'heap per waiting run',
    unit: 'kB',
    digits: 1,
    values: new Map([...values].map(([name, bytes]) => [name, bytes / 1000])),
    goal: { text: `≤ bare SDK + ${allowed / 1000} kB`, met: (values.get('Toolpath') ?? NaN) <= bare + allowed },
  };
};

async function heapPerRun(name: Name, server: ModelServer, runs: number): Promise<number> {
  const participant = await startParticipant(name, server.baseUrl);
  try {
    await participant.perform({ model: 'work-1', steps: 1, runs, concurrency: 50 });
    const waiting = server.requested(runs);
    const held = participant.perform({ model: 'work-0-held-told', steps: 0, runs, held: true });
    await waiting;
    participant.measureHeap();
    const { heap: bytes } = await held;
    return bytes / runs;
  } finally {
    participant.stop();
    server.release();
  }
}
