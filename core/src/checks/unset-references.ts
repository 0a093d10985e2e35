import { expandedStates, type Space } from '../automaton/space.ts';
import { Walker } from '../automaton/walker.ts';
import type { NodeId } from '../ir/node-id.ts';
import type { Reference, Value } from '../ir/value.ts';
import type { Allowed } from '../rules/rule-solver.ts';
import { choicesOf } from '../rules/tool-numbers.ts';
import { solverOf } from '../rules/tool-rule-solver.ts';
import type { Choice } from '../rules/tool-rule.ts';
import { referencesInValue } from './written-values.ts';
import { noNumber } from '../rules/no-number.ts';

/** A reference to the newest call of a tool. */
type CallReference = Exclude<Reference, { kind: 'input' }>;

/** A reference that some run reads too early. */
export interface UnsetReference {
  readonly reference: CallReference;
  /** The nearest state in which it is read and its tool was not called. */
  readonly state: number;
}

/**
 * References that some run reads without having called their tool, each once. Read are the arguments of the tools that
 * may be called, and the answer of an exit that may be taken.
 */
export function unsetReferences(space: Space): Iterable<UnsetReference> {
  const { compiled } = space.system;
  const solver = solverOf(compiled);
  const walker = new Walker(space.system);
  const isUnset = ({ tool }: CallReference): boolean => {
    const slot = compiled.slots.called[compiled.tools.numberOf.get(tool) ?? noNumber] ?? noNumber;
    return (walker.slots[slot] ?? 0) === 0;
  };
  const writtenAt = writtenReferences(space);
  const found = new Map<NodeId, UnsetReference>();
  const isNew = (one: CallReference): boolean => !found.has(one.id) && isUnset(one);
  for (const state of expandedStates(space)) {
    walker.unpack(space.table, state);
    if (!writtenAt(walker.position).some(isNew)) continue;
    const allowed = solver.allowed({ position: walker.position, slots: Array.from(walker.slots) });
    for (const reference of referencesRead(allowed)) {
      if (isNew(reference)) found.set(reference.id, { reference, state });
    }
  }
  return found.values();
}

/** References in the statements that can be in force at a position: few, so that most states need no question to the rules. */
function writtenReferences({ system }: Space): (position: number) => readonly CallReference[] {
  const { compiled } = system;
  const standIns = compiled.rules.flatMap((rule) =>
    rule.type === 'max-count' ? choicesOf(rule).flatMap(inChoice) : [],
  );
  const known = new Map<number, readonly CallReference[]>();
  return (position) => {
    let written = known.get(position);
    if (written === undefined) {
      const { terminal, chosen, guarded } = compiled.at(position);
      const inForce = chosen.flatMap(({ choice }) => inChoice(choice));
      written = [...callsIn(terminal?.answer), ...inForce, ...(guarded ? standIns : [])];
      known.set(position, written);
    }
    return written;
  };
}

function referencesRead({ tools, finish, end }: Allowed): readonly CallReference[] {
  const answers = [finish?.answer, end?.kind === 'exit' ? end.answer : undefined];
  return [...tools.flatMap((one) => one.arguments.map(({ value }) => value)), ...answers].flatMap(callsIn);
}

function inChoice({ targets, exit }: Choice): readonly CallReference[] {
  const values = targets.flatMap((target) => target.arguments.map(({ value }) => value));
  return [...values, exit?.answer].flatMap(callsIn);
}

function callsIn(value: Value | undefined): readonly CallReference[] {
  if (value === undefined) return [];
  return [...referencesInValue(value)].flatMap(({ reference }) => (reference.kind === 'input' ? [] : [reference]));
}
