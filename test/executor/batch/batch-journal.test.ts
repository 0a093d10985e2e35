import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { BatchJournal } from '#executor/batch/batch-journal.ts';
import { openAppendFile } from '#executor/journal/append-file.ts';
import { JournalFile } from '#executor/journal/journal-file.ts';
import * as is from '../support/programs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const params = { program: is.program(is.workflow('w', { tools: [], rules: [] })) };

describe('the record of a batch', () => {
  it('belongs to one of those who begin it at the same moment; the others are told who has it', async () => {
    const path = join(folder.path, 'out.jsonl.journal');
    const opened = await Promise.allSettled([1, 2, 3].map(() => BatchJournal.open(path, params, 0)));
    const had = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = opened.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
    expect(had).toHaveLength(1);
    const message = `The journal is in use by process ${process.pid}, where its run goes on.`;
    expect(refused.map((error) => error.message)).toEqual([message, message]);
    await had[0]?.close(false);
    await (await BatchJournal.open(path, params, 0)).close(true);
    expect(existsSync(path)).toBe(false);
  });

  it('goes while it has an owner: nobody can take it then and lose what is written to it', async () => {
    const path = join(folder.path, 'done.journal');
    const journal = await BatchJournal.open(path, params, 0);
    let isThere: boolean | undefined;
    const close = vi.spyOn(JournalFile.prototype, 'close').mockImplementation(function (this: JournalFile) {
      isThere = existsSync(path);
      close.mockRestore();
      return this.close();
    });
    await journal.close(true);
    expect(isThere).toBe(false);
  });

  it('is not begun anew by somebody who finds it and loses it while another brings the batch to its end', async () => {
    const path = join(folder.path, 'gone.journal');
    await expect(openAppendFile(path, 'existing')).rejects.toThrow('ENOENT');
    expect(existsSync(path)).toBe(false);
  });
});
