import type { Type } from '#core/ir/type.ts';
import { typeAtPath } from '#core/types/field-type.ts';
import { optionsOf, unionOf } from '#core/types/type-options.ts';
import type { Facts } from '../facts.ts';
import { item, type ValueSite } from '../place/value-site.ts';

/** The type of the value that stands at a place; `undefined` where anything may. */
export function expectedType({ of, steps }: ValueSite, facts: Facts): Type | undefined {
  let type: Type | undefined;
  if (of.kind === 'argument') {
    type = facts.callable(of.callee)?.parameters.find(({ name }) => name === of.parameter)?.type;
  } else if (of.kind === 'default') type = facts.parameters.find(({ name }) => name === of.parameter)?.type;
  else if (of.kind === 'answer') type = facts.workflow?.result;
  for (const step of steps) {
    if (type === undefined) return undefined;
    if (step === item) type = elementOf(type, facts);
    else {
      const there = typeAtPath(type, [step.field], facts.types);
      type = there.known ? there.type : undefined;
    }
  }
  return type;
}

function elementOf(type: Type, facts: Facts): Type | undefined {
  const elements = optionsOf(type, facts.types).flatMap((option) => (option.kind === 'array' ? option.element : []));
  return elements.length === 0 ? undefined : unionOf(elements);
}
