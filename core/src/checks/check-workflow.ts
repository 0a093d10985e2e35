import { exploreWorkflow } from '../automaton/explore-reduced.ts';
import { defaultBudget, type Budget } from '../automaton/space.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { TypeDeclaration } from '../ir/type.ts';
import type { Flow } from '../ir/flow.ts';
import { typeTable } from '../types/type-table.ts';
import { unknownPaths } from './decision-paths.ts';
import { flowChecks, ruleChecks } from './registry.ts';

/** What can be said of a workflow without exploring it; of an unsettled one, what stays true when it is completed. */
export function ruleFindings(workflow: Flow, settled: boolean): readonly Finding[] {
  return ruleChecks.filter(({ certain }) => certain || settled).flatMap((check) => [...check.run(workflow)]);
}

/**
 * What the exploration says of a workflow. Yields every few milliseconds, so that a server can do other work or give
 * up; `types` are the declarations that the types of its tools refer to. Nothing is said of a workflow that decides by a
 * field that no result has.
 */
export function* flowFindings(
  workflow: Flow,
  types: readonly TypeDeclaration[],
  budget: Budget = defaultBudget,
): Generator<void, readonly Finding[]> {
  if (unknownPaths(workflow, typeTable(types)).length > 0) return [];
  const space = yield* exploreWorkflow(workflow, types, budget);
  const findings: Finding[] = [];
  let room = mostCalls;
  for (const check of flowChecks) {
    for (const { witness, ...finding } of check.run(workflow, space)) {
      room -= witness?.length ?? 0;
      findings.push(witness === undefined || room < 0 ? finding : { ...finding, witness });
    }
    yield;
  }
  return findings;
}

/**
 * Calls that the witnesses of a workflow have together; what is found after that comes without one. Thousands of findings
 * at the end of a chain of thousands of tools would be millions of calls otherwise.
 */
const mostCalls = 50_000;
