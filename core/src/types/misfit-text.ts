import type { Type } from '../ir/type.ts';
import type { Misfit } from './misfit.ts';
import { resolveType, type TypeTable } from './type-table.ts';
import { typeText } from './type-text.ts';

/** Characters of a type that a message shows. */
const longest = 80;

/** A type for a message, in backticks; of a long one the beginning. */
export function shownType(type: Type): string {
  const text = typeText(type);
  return `\`${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}\``;
}

/** Like `shownType`; a type that is only named is followed by what it stands for. */
export function spelledType(type: Type, types: TypeTable): string {
  if (type.kind !== 'reference' || !types.has(type.declaration)) return shownType(type);
  return `${shownType(type)} (${shownType(resolveType(type, types))})`;
}

/** Says, after both types were shown, which part does not fit: `: …`, or nothing where the whole is meant. */
export function whereItShows(misfit: Misfit, whole: Type): string {
  const { path, kind, from, to } = misfit;
  const place = path === '[]' ? 'an element' : `\`${path.replace(/^\./, '')}\``;
  switch (kind) {
    case 'missing':
      return `: ${place} is missing`;
    case 'may-be-missing':
      return `: ${place} may be missing`;
    case 'unknown-field':
      return `: it has no field ${place}`;
    case 'other-type':
      if (path !== '') return `: ${place} can be ${shownType(from)}, not ${shownType(to)}`;
      return typeText(from) === typeText(whole) ? '' : `: it can be ${shownType(from)}`;
  }
}
