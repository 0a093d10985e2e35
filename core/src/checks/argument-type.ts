import type { Finding } from '../diagnostics/finding.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Parameter } from '../ir/tool.ts';
import type { Type } from '../ir/type.ts';
import type { Value } from '../ir/value.ts';
import type { Workflow } from '../ir/workflow.ts';
import { nameText, referenceText } from '../rules/rule-text.ts';
import { typeAtPath } from '../types/field-type.ts';
import type { Openness } from '../types/fits.ts';
import { misfitOf } from '../types/misfit.ts';
import { spelledType, whereItShows } from '../types/misfit-text.ts';
import { typesInWorkflow, type ReferenceTypes } from '../types/reference-types.ts';
import { optionsOf } from '../types/type-options.ts';
import { resolveType, type TypeTable } from '../types/type-table.ts';
import { jsonType, valueType } from '../types/value-type.ts';
import type { DeclarationCheck } from './check.ts';
import { resultsAtExit } from './exit-results.ts';
import { fixedAnswers, fixedArguments } from './written-values.ts';

/** A fixed argument, a default, or the result of a workflow that need not be what its declaration says. */
export const argumentType: DeclarationCheck = {
  code: 'argument-type',
  *run({ workflows, tools, types }): Iterable<Finding> {
    for (const { parameters } of tools) yield* defaults(parameters, types);
    for (const workflow of workflows) {
      yield* defaults(workflow.inputs, types);
      yield* values(workflow, types);
      yield* results(workflow, types);
    }
  },
};

function* defaults(parameters: readonly Parameter[], types: TypeTable): Iterable<Finding> {
  for (const { id, name, type, default: standard } of parameters) {
    if (standard !== undefined) yield* misfits({ at: id, name, type: jsonType(standard) }, type, 'closed', types);
  }
}

/** Arguments that arrows fix, and answers of exits where the workflow says what it gives. */
function* values(workflow: Workflow, types: TypeTable): Iterable<Finding> {
  const typeOf = typesInWorkflow(workflow, types);
  for (const { at, parameter, value } of fixedArguments(workflow)) {
    yield* misfits({ at, name: parameter.name, ...typed(value, typeOf, types) }, parameter.type, 'closed', types);
  }
  if (workflow.result === undefined) return;
  for (const { at, value } of fixedAnswers(workflow)) {
    yield* misfits({ at, name: 'answer', ...typed(value, typeOf, types) }, workflow.result, 'open', types);
  }
}

/** An exit without an answer: the result of the last tool is that of the workflow. */
function* results(workflow: Workflow, types: TypeTable): Iterable<Finding> {
  const { result } = workflow;
  if (result === undefined) return;
  for (const { at, tool, type } of resultsAtExit(workflow, types)) {
    const misfit = misfitOf(type, result, types, 'open');
    if (misfit === undefined) continue;
    const gives = `\`${workflow.name}\` gives ${spelledType(result, types)}`;
    yield finding(
      at,
      `${gives}, but ends here with ${spelledType(type, types)} of \`${nameText(tool)}\`${whereItShows(misfit, resolveType(type, types))}.`,
    );
  }
}

interface Given {
  readonly at: NodeId;
  /** The parameter that takes the value. */
  readonly name: string;
  readonly type: Type;
  /** What the author wrote, where it is a reference. */
  readonly reference?: string;
}

function typed(value: Value, typeOf: ReferenceTypes, types: TypeTable): Pick<Given, 'type' | 'reference'> {
  const type = valueType(value, (reference) => {
    const root = typeOf(reference);
    const end = root && typeAtPath(root, reference.path, types);
    return end?.known === true ? end.type : { kind: 'primitive', name: 'any' };
  });
  const isReference = value.kind === 'input' || value.kind === 'result' || value.kind === 'arguments';
  return isReference ? { type, reference: referenceText(value) } : { type };
}

function* misfits(
  { at, name, type, reference }: Given,
  to: Type,
  openness: Openness,
  types: TypeTable,
): Iterable<Finding> {
  const misfit = misfitOf(type, to, types, openness);
  if (misfit === undefined) return;
  const given = spelledType(type, types);
  const instead = reference === undefined ? `not ${given}` : `but \`${reference}\` is ${given}`;
  const message = `\`${nameText(name)}\` takes ${spelledType(to, types)}, ${instead}${whereItShows(misfit, resolveType(type, types))}.`;
  yield { ...finding(at, message), data: { literals: textsIn(to, types) } };
}

/** The texts that a type allows by name. */
function textsIn(type: Type, types: TypeTable): readonly string[] {
  return optionsOf(type, types).flatMap((option) =>
    option.kind === 'literal' && typeof option.value === 'string' ? [option.value] : [],
  );
}

function finding(at: NodeId, message: string): Finding {
  return { code: 'argument-type', at, message, related: [] };
}
