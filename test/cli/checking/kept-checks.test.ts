import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checked } from '../../../cli/src/checking/checked.ts';
import { compileFile } from '../../../cli/src/compile-file.ts';
import type { Disk } from '../../../cli/src/disk/disk.ts';
import { nodeDisk } from '../../../cli/src/disk/node-disk.ts';
import { StillDisk } from '../../../cli/src/disk/still-disk.ts';
import type { Found } from '../../../cli/src/kept/found.ts';
import { KeptResults } from '../../../cli/src/kept/kept-results.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';
import { apply, changingFolder, edits } from './changing-folder.ts';

const requests = fc.record({
  paths: fc.constantFrom(['.'], ['a.wf'], ['b.wf'], ['lib'], ['lib/c.wf', 'a.wf']),
  home: fc.constantFrom('', 'lib'),
  providers: fc.constantFrom('', '{ "mine": { "baseUrl": "http://localhost/v1" } }'),
});

/** What came of some work, thrown or returned. */
async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return String(error);
  }
}

/** Kept results that know how often they had to find something out. */
class CountingResults extends KeptResults {
  found = 0;

  override recall<T>(
    question: readonly unknown[],
    still: StillDisk,
    find: (disk: Disk) => Promise<Found<T>>,
  ): Promise<T> {
    return super.recall(question, still, (disk) => {
      this.found += 1;
      return find(disk);
    });
  }
}

test('whatever changes on disk or around, a check with kept results says what one without says', async () => {
  const sequence = fc.array(fc.record({ edit: edits, request: requests }), { minLength: 1, maxLength: 6 });
  let recalled = 0;
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      const root = changingFolder();
      const kept = new CountingResults(mkdtempSync(join(tmpdir(), 'wf-results-')), 'this build');
      for (const { edit, request } of steps) {
        apply(root, edit);
        const env = { HOME: join(root, request.home), WF_PROVIDERS: request.providers };
        const terminal = new ScriptedTerminal({ cwd: root, env });
        const check = (with_: KeptResults | undefined): Promise<unknown> =>
          outcome(() => checked(request.paths, terminal, new StillDisk(nodeDisk), with_));
        const compile = (with_: KeptResults | undefined): Promise<unknown> =>
          outcome(() => compileFile(request.paths[0], undefined, terminal, with_));
        const [checks, compiles] = [await check(undefined), await compile(undefined)];
        for (const again of [false, true]) {
          const before = kept.found;
          expect(await check(kept)).toEqual(checks);
          expect(await compile(kept)).toEqual(compiles);
          if (again) recalled += 2 - (kept.found - before);
        }
      }
    }),
    { numRuns: casesOf(12) },
  );
  expect(recalled).toBeGreaterThanOrEqual(seenOf(1));
}, 300_000);

test('a kept check notices that the module of a tool comes, goes, or has one of nearly its name beside it', async () => {
  const root = changingFolder();
  const kept = new CountingResults(mkdtempSync(join(tmpdir(), 'wf-results-')), 'this build');
  const put = (path: string, text?: string): void => {
    apply(root, { path, change: text === undefined ? { kind: 'nothing' } : { kind: 'text', text } });
  };
  put('w.wf', '/** Mails. */\ntool mail() from "./mail.js"\nworkflow w {\n  start -> mail -> exit\n}\n');
  const found = async (): Promise<readonly string[]> => {
    const terminal = new ScriptedTerminal({ cwd: root, env: {} });
    const { findings } = await checked(['w.wf'], terminal, new StillDisk(nodeDisk), kept);
    return findings.map(({ code, message }) => `${code}:${message.split('start').at(-1) ?? ''}`);
  };
  expect(await found()).toEqual(['missing-module:.']);
  put('other.ts', '');
  expect(await found()).toEqual(['missing-module:.']);
  put('mial.js', '');
  expect(await found()).toEqual(['missing-module:. Did you mean `./mial.js`?']);
  put('mail.ts', '');
  expect(await found()).toEqual([]);
  put('notes.txt', '');
  expect(await found()).toEqual([]);
  expect(kept.found).toBe(4);
  put('mail.ts');
  expect(await found()).toEqual(['missing-module:. Did you mean `./mial.js`?']);
});
