import type { PastRecord } from '#executor/journal/journal-record.ts';
import type { RunJournal } from '#executor/journal/run-journal.ts';
import type { JournalStore } from './journaled-adapter.ts';

/** Journals in memory: what an adapter for another engine starts from. */
export function memoryStore(): JournalStore {
  const journals = new Map<
    string,
    { readonly begun: number; readonly records: PastRecord[]; holder: symbol | undefined }
  >();
  return {
    open(run) {
      const kept = journals.get(run) ?? { begun: Date.now(), records: [], holder: undefined };
      journals.set(run, kept);
      if (kept.holder !== undefined) return Promise.reject(new Error('the run is in use'));
      const holder = Symbol(run);
      kept.holder = holder;
      kept.records.push({ type: 'opened', time: Date.now(), session: run, pid: process.pid });
      const journal: RunJournal = {
        begun: kept.begun,
        past: [...kept.records],
        append(record) {
          if (kept.holder !== holder) return Promise.reject(new Error('the run was let go'));
          kept.records.push(record);
          return Promise.resolve();
        },
        store: (value) => Promise.resolve({ value: structuredClone(value) }),
        load: (stored) => ('value' in stored ? Promise.resolve(stored.value) : Promise.reject(new Error('no blobs'))),
      };
      const close = (): Promise<void> => {
        if (kept.holder === holder) kept.holder = undefined;
        return Promise.resolve();
      };
      return Promise.resolve({ journal, close });
    },
    read(run) {
      const kept = journals.get(run);
      if (kept === undefined) return Promise.reject(new Error(`there is no run ${run}`));
      const nothing = (): Promise<never> => Promise.reject(new Error('a replay writes nothing'));
      return Promise.resolve({
        begun: kept.begun,
        past: kept.records,
        append: nothing,
        store: nothing,
        load: (stored) => ('value' in stored ? Promise.resolve(stored.value) : nothing()),
      });
    },
  };
}
