import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { BatchJournal } from '#executor/batch/batch-journal.ts';
import { onlyRun } from '#executor/history/recorded-run.ts';
import { openAppendFile } from '#executor/journal/append-file.ts';
import { JournalFile } from '#executor/journal/journal-file.ts';
import { newHeader } from '#executor/journal/new-header.ts';
import { readJournal } from '#executor/journal/read-journal.ts';
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
    const message = `The journal ${path} is in use by process ${process.pid}, where its run goes on.`;
    expect(refused.map((error) => error.message)).toEqual([message, message]);
    await had[0]?.close(false);
    await (await BatchJournal.open(path, params, 0)).close(true);
    expect(existsSync(path)).toBe(false);
  });

  it('is no journal of another run, which is left as it is', async () => {
    const path = join(folder.path, 'single.journal');
    const single = await JournalFile.create(path, newHeader(params));
    await single.begin({ run: '0c6a2b5e-6f0e-4d1c-9d53-2f0d8f1c7a11' }, {});
    await single.close();
    const before = readFileSync(path, 'utf8');
    await expect(BatchJournal.open(path, params, 0)).rejects.toThrow(
      `${path} is the journal of a run, and no batch goes on with it: \`wf resume\` does.`,
    );
    expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true);
    await expect(JournalFile.open(path).then(({ journal }) => journal.close())).resolves.toBeUndefined();
  });

  it('of one row is the record of a batch all the same', async () => {
    const path = join(folder.path, 'one.journal');
    const journal = await BatchJournal.open(path, params, 0);
    await journal.recordOf(0, {})({ inputs: {}, seed: undefined });
    await journal.close(false);
    const { runs } = await readJournal(path);
    expect(() => onlyRun({ runs })).toThrow('This is the journal of a batch');
    await (await BatchJournal.open(path, params, 0)).close(true);
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
