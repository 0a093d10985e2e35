import type { Performer } from '#executor/adapters/direct-steps.ts';
import type { Resolution } from '#executor/adapters/journaled-run.ts';
import type { ToolOp } from '#executor/ports/step-port.ts';
import { play, type PlayedRun, type StepPortAdapter, type World } from './adapter.ts';
import { resultOf, sampleProgram, type Ledger } from './sample-program.ts';

const sample = sampleProgram();

/** Marks in memory, and how often each was made. */
export class CountingLedger implements Ledger {
  readonly counts = new Map<string, number>();

  has(key: string): boolean {
    return this.counts.has(key);
  }

  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

export function worldOf(performer: Performer, more: Partial<World> = {}): World {
  return {
    performer,
    mayRepeat: (op) => op.tool === 'search',
    resolve: () => Promise.reject(new Error('nobody was to be asked')),
    signal: new AbortController().signal,
    ...more,
  };
}

/** A person who looks at the ledger: what was done is not done again. */
export function knowing(ledger: Ledger): World['resolve'] {
  return (op: ToolOp): Promise<Resolution> =>
    Promise.resolve(ledger.has(op.key) ? { decision: 'result', result: resultOf(op) } : { decision: 'repeat' });
}

export async function playedOnce(adapter: StepPortAdapter, world: World, program = sample): Promise<PlayedRun> {
  const open = await adapter.open('run', world);
  try {
    return await play(program, open);
  } finally {
    await open.close();
  }
}

/** A performer that never comes back from its `n`th operation, before or after having done it. */
export function dyingAt(performer: Performer, n: number, when: 'before' | 'after', died: () => void): Performer {
  let count = 0;
  const die = <T>(work: () => Promise<T>): Promise<T> => {
    count += 1;
    if (count !== n) return work();
    const silence = new Promise<never>(() => undefined);
    if (when === 'before') {
      died();
      return silence;
    }
    return work().then(() => {
      died();
      return silence;
    });
  };
  return {
    model: (op, signal) => die(() => performer.model(op, signal)),
    tool: (op, signal) => die(() => performer.tool(op, signal)),
    approve: (question, signal) => die(() => performer.approve(question, signal)),
  };
}
