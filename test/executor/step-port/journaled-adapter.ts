import { JournaledSteps } from '#executor/adapters/journaled-steps.ts';
import type { Stuck } from '#executor/adapters/journaled-run.ts';
import { stuckText } from '#executor/adapters/stuck-text.ts';
import type { RunJournal } from '#executor/journal/run-journal.ts';
import { Redactor } from '#executor/secrets/redactor.ts';
import type { OpenRun, StepPortAdapter } from './adapter.ts';

/** Where journals are kept. */
export interface JournalStore {
  /** Begins the journal of a run, or goes on with it. Rejects when somebody has it. */
  open(run: string): Promise<{ readonly journal: RunJournal; readonly close: () => Promise<void> }>;
  read(run: string): Promise<RunJournal>;
}

/** The adapter of the project over any place that keeps journals. */
export function journaledAdapter(store: JournalStore): StepPortAdapter {
  const held = new Map<string, () => Promise<void>>();
  return {
    async open(run, { signal, ...world }) {
      const { journal, close } = await store.open(run);
      held.set(run, close);
      return openRun(journal, signal, { ...world, durable: true }, close);
    },
    async crash(run) {
      await held.get(run)?.();
    },
    async replay(run, signal) {
      return openRun(await store.read(run), signal, undefined, () => Promise.resolve());
    },
    async trace(run) {
      const { past } = await store.read(run);
      return past.map((record) => ('name' in record ? `${record.type} ${record.name}` : record.type));
    },
  };
}

function openRun(
  journal: RunJournal,
  signal: AbortSignal,
  beyond: ConstructorParameters<typeof JournaledSteps>[0]['beyond'],
  close: () => Promise<void>,
): OpenRun {
  let stick: (why: Error) => void = () => undefined;
  const stuck = new Promise<never>((_resolve, reject) => {
    stick = reject;
  });
  stuck.catch(() => undefined);
  const onStuck = (why: Stuck): void => {
    stick(new Error(why.kind === 'changed' ? `changed at ${why.step}` : stuckText(why)));
  };
  const steps = new JournaledSteps({
    journal,
    redactor: new Redactor(),
    signal,
    onStuck,
    tellOutput: () => undefined,
    ...(beyond !== undefined && { beyond }),
  });
  const { port } = steps;
  return {
    port: {
      ...port,
      within: (prefix, timeout, part) => Promise.race([stuck, port.within(prefix, timeout, part)]),
    },
    now: () => steps.now(),
    finish: (end) => Promise.race([stuck, steps.finish(end)]),
    close,
  };
}
