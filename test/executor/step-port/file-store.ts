import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '#core/ir/workflow.ts';
import { load } from '#executor/journal/blobs.ts';
import { JournalFile } from '#executor/journal/journal-file.ts';
import { newHeader } from '#executor/journal/new-header.ts';
import type { OpenAppendFile } from '#executor/journal/new-file.ts';
import { readJournal } from '#executor/journal/read-journal.ts';
import { onlyRun } from '#executor/history/recorded-run.ts';
import type { JournalStore } from './journaled-adapter.ts';

/** Journals as files of a folder. `openFile` puts another disk under them. */
export function fileStore(folder: string, program: Program, openFile?: OpenAppendFile): JournalStore {
  const pathOf = (run: string): string => join(folder, `${run}.jsonl`);
  return {
    async open(run) {
      const path = pathOf(run);
      if (existsSync(path)) {
        const { journal, recorded } = await JournalFile.open(path, {}, openFile);
        // Whoever made the file may have died before the run began.
        const begun = recorded.runs.size === 0 ? await journal.begin({ run }, {}) : journal.resume(onlyRun(recorded));
        return { journal: begun, close: () => journal.close() };
      }
      const journal = await JournalFile.create(path, newHeader({ program }), openFile);
      try {
        return { journal: await journal.begin({ run }, {}), close: () => journal.close() };
      } catch (error) {
        await journal.close();
        throw error;
      }
    },
    async read(run) {
      const path = pathOf(run);
      const { begun, past } = onlyRun(await readJournal(path));
      const nothing = (): Promise<never> => Promise.reject(new Error('a replay writes nothing'));
      return { begun: begun.time, past, append: nothing, store: nothing, load: (stored) => load(path, stored) };
    },
  };
}
