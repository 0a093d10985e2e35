import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { isList, isRecord } from '#core/types/fits.ts';
import { recordRun } from '#executor/history/record-run.ts';
import { replayRun } from '#executor/history/replay-run.ts';
import { resumeRun } from '#executor/history/resume-run.ts';
import { JournalError } from '#executor/journal/journal-error.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import { RunRefused } from '#executor/run/run-refusal.ts';
import { ignore, nobody } from '../support/nobody.ts';
import { chain, plainStart, recording } from './recording.ts';

const { freshPath, shell } = recording();
const program = chain(shell('one', 'echo one'), shell('two', 'echo "$1 two"'), shell('three', 'echo "$1 three"'));

/** One thing that somebody may do to a file of lines; `at` and `leaf` are taken modulo what there is. */
interface Edit {
  readonly kind: 'drop' | 'repeat' | 'swap' | 'cut' | 'value';
  readonly at: number;
  readonly leaf: number;
  readonly value: Json;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('drop', 'repeat', 'swap', 'cut', 'value'),
  at: fc.nat(100),
  leaf: fc.nat(1000),
  value: fc.constantFrom<Json>(null, '', 'x', -1, 1e300, true, [], {}, 'completed', '1.tool.one', '__proto__'),
});

function edited(lines: readonly string[], { kind, at, leaf, value }: Edit): readonly string[] {
  const index = at % lines.length;
  const line = lines[index] ?? '';
  const before = lines.slice(0, index);
  const after = lines.slice(index + 1);
  switch (kind) {
    case 'drop':
      return [...before, ...after];
    case 'repeat':
      return [...before, line, line, ...after];
    case 'swap':
      return [...before, ...after.slice(0, 1), line, ...after.slice(1)];
    case 'cut':
      return [...before, line.slice(0, leaf % (line.length + 1)), ...after];
    case 'value':
      return [...before, JSON.stringify(withLeaf(JSON.parse(line) as Json, { left: leaf % 40 }, value)), ...after];
  }
}

/** The value with one of its leaves replaced: the one that comes after so many others. */
function withLeaf(json: Json, count: { left: number }, value: Json): Json {
  if (isList(json)) return json.map((item) => withLeaf(item, count, value));
  if (isRecord(json)) {
    return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, withLeaf(item, count, value)]));
  }
  count.left -= 1;
  return count.left === -1 ? value : json;
}

/** How a journal can be used; anything but a refusal in words is thrown. */
async function used(work: () => Promise<{ readonly kind: string } | { readonly reason: string }>): Promise<string> {
  try {
    const outcome = await work();
    return 'kind' in outcome ? outcome.kind : outcome.reason;
  } catch (error) {
    if (error instanceof JournalError || error instanceof RunRefused) return `refused: ${error.message}`;
    throw error;
  }
}

describe('a journal that somebody edited', { timeout: 120_000 }, () => {
  let ended: readonly string[] = [];
  let unfinished: readonly string[] = [];

  beforeAll(async () => {
    const path = freshPath();
    await recordRun({ ...plainStart, program }, path, nobody(ignore));
    ended = readFileSync(path, 'utf8').trimEnd().split('\n');
    const other = freshPath();
    const controller = new AbortController();
    const leaving = nobody((event) => {
      if (event.type === 'tool-started' && event.tool === 'three') controller.abort(new Suspension());
    });
    await recordRun({ ...plainStart, program }, other, leaving, { signal: controller.signal });
    unfinished = readFileSync(other, 'utf8').trimEnd().split('\n');
  }, 30_000);

  it('is replayed to its end, to the first difference, or refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const path = freshPath();
        writeFileSync(path, `${edits.reduce(applied, ended).join('\n')}\n`);
        const outcome = await used(() => replayRun(path, ignore));
        expect(outcome).toMatch(/^(matched|end|changed|refused: [A-Z].*[.])$/s);
      }),
      { numRuns: 300 },
    );
  });

  it('is gone on with or refused in words; no recorded call is made again', async () => {
    await fc.assert(
      fc.asyncProperty(edit, async (one) => {
        const path = freshPath();
        writeFileSync(path, `${applied(unfinished, one).join('\n')}\n`);
        const stopping = nobody(ignore, { askUncompleted: () => Promise.resolve({ decision: 'stop' }) });
        const outcome = await used(() => resumeRun(path, [], stopping));
        expect(outcome).toMatch(
          /^(exit|cancelled|tool-failed|invalid-arguments|unmatched-result|refused: [A-Z].*[.])$/s,
        );
      }),
      { numRuns: 60 },
    );
  });
});

function applied(lines: readonly string[], one: Edit): readonly string[] {
  try {
    return lines.length === 0 ? lines : edited(lines, one);
  } catch {
    // A line that an earlier edit cut is no JSON any more.
    return lines;
  }
}
