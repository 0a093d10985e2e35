import type { Named, Occurrence } from '#language/references/occurrence.ts';

/** The kinds of names, as the protocol calls them; their places are their numbers. */
export const typeNames = ['function', 'class', 'type', 'parameter', 'property'] as const;
/** What a place does with a name; the places are the numbers of bits. */
export const modifierNames = ['declaration', 'modification', 'documentation'] as const;

const typeOf: Readonly<Record<Named['$type'], (typeof typeNames)[number]>> = {
  Tool: 'function',
  Workflow: 'class',
  TypeAlias: 'type',
  Parameter: 'parameter',
  Field: 'property',
};
const modifierOf: Readonly<Partial<Record<Occurrence['role'], (typeof modifierNames)[number]>>> = {
  declare: 'declaration',
  write: 'modification',
  document: 'documentation',
};

/** Number of the type of what a name stands for; `undefined` where it means nothing. */
export function typeNumber({ targets: [target] }: Occurrence): number | undefined {
  return target && typeNames.indexOf(typeOf[target.$type]);
}

/** Bits of the modifiers of a name. */
export function modifierBits({ role }: Occurrence): number {
  const modifier = modifierOf[role];
  return modifier === undefined ? 0 : 1 << modifierNames.indexOf(modifier);
}
