import { describe, expect, test } from 'vitest';
import type { Program } from '#core/ir/workflow.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import { typeTable } from '#core/types/type-table.ts';
import { preparedProgram } from '#executor/check-start.ts';
import { Coverage, type WorkflowCoverage } from '#executor/rehearsal/coverage.ts';
import { newRehearsal } from '#executor/rehearsal/rehearsal.ts';
import { sampleValue } from '#executor/rehearsal/sample-value.ts';
import { startRun } from '#executor/start-run.ts';
import { programsOf, runnableExamples } from './programs.ts';

/** Enough for every example; larger workflows need more. */
const enough = 60;

/** What so many rehearsals of a program cover. */
async function covered(program: Program, seed: number, runs: number): Promise<readonly WorkflowCoverage[]> {
  const rehearsal = newRehearsal(seed);
  const coverage = new Coverage(preparedProgram(program));
  const entry = program.workflows.find(({ id }) => id === program.entry);
  const types = typeTable(program.types);
  const refuse = (): never => {
    throw new Error('nobody is there to be asked');
  };
  for (let run = 0; run < runs; run += 1) {
    const inputs = (entry?.inputs ?? []).map(
      ({ name, type }) => [name, sampleValue(schemaOf(type, types), name, rehearsal.choices)] as const,
    );
    await startRun(
      { run: `r${run}`, program, inputs: Object.fromEntries(inputs), model: 'rehearsal', providers: [] },
      {
        onEvent: (event) => {
          coverage.add(event);
        },
        askApproval: refuse,
        askPerson: refuse,
        askSecret: refuse,
        askServer: refuse,
        askUncompleted: refuse,
      },
      { rehearsal },
    );
  }
  return coverage.report(rehearsal.choices);
}

describe.each(runnableExamples)('rehearsals of %s', (file) => {
  test.each([1, 7, 42])('with seed %i take every way and every case that a run can take', async (seed) => {
    for (const program of await programsOf(file)) {
      const report = await covered(program, seed, enough);
      expect(report.length).toBeGreaterThan(0);
      for (const { workflow, taken, missed, impossible, cases } of report) {
        expect(taken.length).toBeGreaterThan(0);
        expect({ workflow, missed, impossible }).toEqual({ workflow, missed: [], impossible: [] });
        expect(cases.filter(({ coverage }) => coverage !== 'taken')).toEqual([]);
      }
    }
  });

  test('are the same with the same seed', async () => {
    for (const program of await programsOf(file)) {
      expect(await covered(program, 3, 5)).toEqual(await covered(program, 3, 5));
    }
  });
});
