import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import type { Program } from '#core/ir/workflow.ts';
import { forkRun } from '#executor/history/fork-run.ts';
import { recordRun } from '#executor/history/record-run.ts';
import { replayRun } from '#executor/history/replay-run.ts';
import { ignore, nobody } from '../support/nobody.ts';
import * as is from '../support/programs.ts';
import { plainStart, recording } from './recording.ts';

const { freshPath, shell } = recording();

/** Two calls, a workflow of six calls and a call: more steps inside than outside. */
function nested(ledger: string): Program {
  const marking = (name: string): Tool => shell(name, `echo ${name} >> ${ledger}; echo ${name}`);
  const chained = (names: readonly string[]): { tools: Tool[]; rules: ReturnType<typeof is.arrow>[] } => ({
    tools: names.map(marking),
    rules: names.map((name, index) => {
      const next = names[index + 1];
      return is.arrow(name, next === undefined ? 'exit' : [next, { text: is.json('x') }]);
    }),
  });
  const inside = chained(['i1', 'i2', 'i3', 'i4', 'i5', 'i6']);
  const inner = is.workflow('inner', {
    tools: inside.tools,
    rules: [is.start(['i1', { text: is.json('x') }]), ...inside.rules],
  });
  const outer = is.workflow('outer', {
    tools: [marking('a'), marking('b'), is.workflowTool(inner), marking('c')],
    rules: [
      is.start(['a', { text: is.json('x') }]),
      is.arrow('a', ['b', { text: is.json('x') }]),
      is.arrow('b', 'inner'),
      is.arrow('inner', ['c', { text: is.json('x') }]),
      is.arrow('c', 'exit'),
    ],
  });
  return is.program(outer, [inner]);
}

describe('a run that is forked', { timeout: 30_000 }, () => {
  const inside = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'];
  const all = ['a', 'b', ...inside, 'c'];

  it.each([
    [1, all],
    [2, all.slice(1)],
    [3, all.slice(2)],
    [4, ['c']],
    [5, []],
  ])('from step %i makes the calls from there on, those of a called workflow all or not at all', async (from, made) => {
    const [source, target, ledger] = [freshPath(), freshPath(), freshPath()];
    const marks = (): readonly string[] => readFileSync(ledger, 'utf8').split('\n').slice(0, -1);
    const end = await recordRun({ ...plainStart, program: nested(ledger) }, source, nobody(ignore));
    expect([end, marks()]).toEqual([{ reason: 'exit', result: 'c' }, all]);
    expect(await forkRun({ source, from, target, run: 'other' }, [], nobody(ignore))).toEqual(end);
    expect(marks().slice(all.length)).toEqual(made);
    expect(await replayRun(target, () => undefined)).toEqual({ kind: 'matched', end });
  });

  it('from behind its end does not begin', async () => {
    const [source, target, ledger] = [freshPath(), freshPath(), freshPath()];
    await recordRun({ ...plainStart, program: nested(ledger) }, source, nobody(ignore));
    const fork = forkRun({ source, from: 6, target, run: 'other' }, [], nobody(ignore));
    await expect(fork).rejects.toThrow('The run has 4 steps.');
    expect(existsSync(target)).toBe(false);
  });
});
