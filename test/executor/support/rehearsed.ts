import type { RunEvent } from '#core/events/run-event.ts';
import type { Program } from '#core/ir/workflow.ts';
import { schemaOf } from '#core/types/json-schema.ts';
import { typeTable } from '#core/types/type-table.ts';
import { preparedProgram } from '#executor/run/check-start.ts';
import { Coverage, type WorkflowCoverage } from '#executor/rehearsal/coverage.ts';
import { newRehearsal, type Rehearsal } from '#executor/rehearsal/rehearsal.ts';
import { sampleValue } from '#executor/rehearsal/sample-value.ts';
import { startRun } from '#executor/run/start-run.ts';
import type { RunEnd } from '#executor/step/turn.ts';
import { nobody } from './nobody.ts';

/** Rehearses a program once, with inputs made up by their types. */
export function rehearseOnce(
  program: Program,
  rehearsal: Rehearsal,
  onEvent: (event: RunEvent) => void,
): Promise<RunEnd> {
  const entry = program.workflows.find(({ id }) => id === program.entry);
  const types = typeTable(program.types);
  const inputs = (entry?.inputs ?? []).map(
    ({ name, type }) => [name, sampleValue(schemaOf(type, types), name, rehearsal.choices)] as const,
  );
  const params = { run: 'r', program, inputs: Object.fromEntries(inputs), model: 'rehearsal', providers: [] };
  return startRun(params, nobody(onEvent), { rehearsal });
}

/** What so many rehearsals of a program cover. */
export async function covered(program: Program, seed: number, runs: number): Promise<readonly WorkflowCoverage[]> {
  const rehearsal = newRehearsal(seed);
  const coverage = new Coverage(preparedProgram(program));
  for (let run = 0; run < runs; run += 1) {
    await rehearseOnce(program, rehearsal, (event) => {
      coverage.add(event);
    });
  }
  return coverage.report(rehearsal.choices);
}
