import { exploreWorkflow } from '../automaton/explore-reduced.ts';
import { defaultBudget, type Budget } from '../automaton/space.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { TypeDeclaration } from '../ir/type.ts';
import type { Flow } from '../ir/flow.ts';
import { typeTable } from '../types/type-table.ts';
import { commonFindings } from './common-findings.ts';
import { unknownPaths, type UnknownPath } from './decision-paths.ts';
import { flowChecks, ruleChecks } from './registry.ts';
import { flowsSupposing, flowSupposingAll } from './supposed-results.ts';

/** What can be said of a workflow without exploring it; of an unsettled one, what stays true when it is completed. */
export function ruleFindings(workflow: Flow, settled: boolean): readonly Finding[] {
  return ruleChecks.filter(({ certain }) => certain || settled).flatMap((check) => [...check.run(workflow)]);
}

/**
 * What the exploration says of a workflow. Yields every few milliseconds, so that a server can do other work or give
 * up; `types` are the declarations that the types of its tools refer to. Of a workflow that decides by a field that no
 * result has, what is so whatever that field will be.
 */
export function* flowFindings(
  workflow: Flow,
  types: readonly TypeDeclaration[],
  budget: Budget = defaultBudget,
): Generator<void, readonly Finding[]> {
  const unknown = unknownPaths(workflow, typeTable(types));
  if (unknown.length === 0) return yield* exploredFindings(workflow, types, budget);
  return yield* certainFindings(workflow, unknown, types, budget);
}

/**
 * What every version of a workflow has in common; only what none of them ever does where there are too many, or one is too
 * large to be explored for its share of the budget.
 */
function* certainFindings(
  workflow: Flow,
  unknown: readonly UnknownPath[],
  types: readonly TypeDeclaration[],
  budget: Budget,
): Generator<void, readonly Finding[]> {
  const decisions = unknown.map(({ rule }) => rule);
  const versions = flowsSupposing(workflow, decisions);
  const neverCalled = (): ReturnType<typeof certainFindings> =>
    neverCalledFindings(flowSupposingAll(workflow, decisions), types, budget);
  if (versions.length === 0) return yield* neverCalled();
  const share = { states: budget.states / versions.length, transitions: budget.transitions / versions.length };
  const open = new Set(unknown.map(({ rule }) => rule.id));
  let common: readonly Finding[] | undefined;
  for (const version of versions) {
    const found = yield* exploredFindings(version, types, share);
    if (found.some(({ code }) => code === 'analysis-incomplete')) return yield* neverCalled();
    // Which values no case names is said in the words of the type, and that is what is not known.
    const sure = found.filter(({ code, at }) => code !== 'non-exhaustive-when' || !open.has(at));
    common = common === undefined ? sure : commonFindings(common, sure);
    if (common.length === 0) return [];
  }
  return common ?? [];
}

/** Tools that no run calls: none of any version does, if this flow has all their runs. */
function* neverCalledFindings(
  workflow: Flow,
  types: readonly TypeDeclaration[],
  budget: Budget,
): Generator<void, readonly Finding[]> {
  const found = yield* exploredFindings(workflow, types, budget);
  return found.filter(({ code }) => code === 'unreachable-tool');
}

function* exploredFindings(
  workflow: Flow,
  types: readonly TypeDeclaration[],
  budget: Budget,
): Generator<void, readonly Finding[]> {
  const space = yield* exploreWorkflow(workflow, types, budget);
  const findings: Finding[] = [];
  for (const check of flowChecks) {
    for (const finding of check.run(workflow, space)) findings.push(finding);
    yield;
  }
  return findings;
}
