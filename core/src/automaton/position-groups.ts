import type { CompiledRules } from '../rules/compiled-rules.ts';

/** Targets of arrows are compared one by one; longer lists are too rare to pay for that. */
const longest = 64;

/**
 * Positions after which the same tools may be called whatever the slots are, by packed number: a group of its own
 * number for each, -1 for a position that is like no other.
 *
 * Two states with equal slots and positions of one group have the same successors, so that only the first of them needs
 * to be expanded: where the choice is free, that is one expansion for all last calls instead of one for each.
 */
export function groupPositions(compiled: CompiledRules, positions: Int32Array): Int32Array {
  const free = new Map<Int32Array, number[]>();
  const restricted = new Map<string, number[]>();
  positions.forEach((position, packed) => {
    const here = compiled.at(position);
    if (here.first) return;
    if (!here.restricted) enter(free, here.targets, packed);
    else if (here.targets.length <= longest && !here.replaceable) {
      // What stands in for a used-up target depends on the last call.
      enter(restricted, here.targets.join(), packed);
    }
  });
  const groups = new Int32Array(positions.length).fill(-1);
  let group = 0;
  for (const members of [...free.values(), ...restricted.values()]) {
    if (members.length === 1) continue;
    for (const packed of members) groups[packed] = group;
    group += 1;
  }
  return groups;
}

function enter<K>(groups: Map<K, number[]>, key: K, packed: number): void {
  const members = groups.get(key);
  if (members === undefined) groups.set(key, [packed]);
  else members.push(packed);
}
