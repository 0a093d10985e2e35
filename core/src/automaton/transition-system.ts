import type { Type, TypeDeclaration } from '../ir/type.ts';
import type { Flow } from '../ir/flow.ts';
import { answersForbidden, hasExit } from '../rules/answering.ts';
import { compileRules, type CompiledRules } from '../rules/compiled-rules.ts';
import { failedPosition, type ComparedField } from '../rules/outcome-table.ts';
import { typeTable, type TypeTable } from '../types/type-table.ts';
import { packEntries, type PackedEntries } from './packed-entries.ts';
import { groupPositions } from './position-groups.ts';
import { canBe, canBeOther, valuesAt } from './result-values.ts';
import { enteredPositions, layOutStates, type StateLayout } from './state-layout.ts';
import { noNumber } from '../rules/no-number.ts';

/**
 * A workflow as a finite transition system (LANGUAGE.md section 2): a state is a position with its slots, a transition
 * one call with one outcome. Fixed arguments, approvals, `steps`, time and budget are not part of it.
 */
export interface TransitionSystem {
  readonly workflow: Flow;
  /** The declarations that the types of its tools refer to. */
  readonly types: TypeTable;
  readonly compiled: CompiledRules;
  readonly layout: StateLayout;
  /** Slots that do not tell states apart. */
  readonly hidden: ReadonlySet<number>;
  /** Per tool, a name that only rules mention included: the positions that a call can lead to. */
  readonly outcomes: readonly (readonly number[])[];
  /** The same, packed. */
  readonly entries: PackedEntries;
  /** Per packed position: positions with the same successors share a number that is not -1. */
  readonly groups: Int32Array;
  /** Some statement exits. */
  readonly hasExit: boolean;
  /** The run may end by an answer at this position, if no required tool is missing. */
  readonly mayAnswerAt: (position: number) => boolean;
}

const noSlots: ReadonlySet<number> = new Set();

/** Builds the transition system of a workflow; `types` are the declarations that its tools' types refer to. */
export function transitionSystem(workflow: Flow, types: readonly TypeDeclaration[]): TransitionSystem {
  const compiled = compileRules(
    workflow.tools.map((tool) => tool.name),
    workflow.rules,
  );
  const table = typeTable(types);
  const exits = hasExit(workflow.rules);
  const answers = !exits || (workflow.settings.agent?.value ?? 'workflow') !== 'workflow';
  const results = new Map(workflow.tools.map((tool) => [tool.name, tool.returns]));
  const outcomes = compiled.tools.names.map((name, tool) => entriesOf(compiled, tool, results.get(name), table));
  const positions = enteredPositions(outcomes);
  const layout = layOutStates(compiled, positions, noSlots);
  const mustCallAt = answersForbidden(compiled);
  return {
    workflow,
    types: table,
    compiled,
    layout,
    hidden: noSlots,
    outcomes,
    entries: packEntries(compiled, layout, outcomes),
    groups: groupPositions(compiled, positions),
    hasExit: exits,
    mayAnswerAt: (position) => answers && !mustCallAt(position),
  };
}

/** The same system, whose states are not told apart by these slots. */
export function hideSlots(system: TransitionSystem, hidden: ReadonlySet<number>): TransitionSystem {
  const { compiled, outcomes } = system;
  const layout = layOutStates(compiled, system.layout.positions, hidden);
  return { ...system, layout, hidden, entries: packEntries(compiled, layout, outcomes) };
}

/** The outcomes that the result type allows, and the failed one where rules can tell it from the others. */
function entriesOf(
  compiled: CompiledRules,
  tool: number,
  returns: Type | undefined,
  types: TypeTable,
): readonly number[] {
  const { outcomes } = compiled;
  const fields = outcomes.fields[tool] ?? [];
  let positions = [outcomes.first[tool] ?? 0];
  for (const field of fields) {
    const values = valuesAt(returns, field.path, types);
    const classes = [...field.keys].filter(([key]) => canBe(values, key)).map(([, number]) => number);
    if (canBeOther(values, field.keys)) classes.push(field.keys.size);
    positions = positions.flatMap((position) => classes.map((number) => position + number * field.stride));
  }
  if (failureMatters(compiled, tool, fields)) positions.push(failedPosition(outcomes, tool));
  return positions;
}

/** A failed call is told from others by `failed` and `else`, and by tools that wait for a success. */
function failureMatters({ slots }: CompiledRules, tool: number, fields: readonly ComparedField[]): boolean {
  if ((slots.succeeded[tool] ?? noNumber) >= 0) return true;
  return fields.some((field) => field.rules.some((rule) => rule.failed !== undefined || rule.otherwise !== undefined));
}
