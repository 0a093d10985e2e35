import type { Type } from '../ir/type.ts';
import { fieldText, nameText } from '../text/name-text.ts';
import { jsonText } from '../text/value-text.ts';

/** A type as an author would write it, on one line. References stay names. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'primitive':
      return type.name;
    case 'reference':
      return nameText(type.name);
    case 'literal':
      return jsonText(type.value);
    case 'array':
      if (isNever(type.element)) return '[]';
      return type.element.kind === 'union' ? `(${typeText(type.element)})[]` : `${typeText(type.element)}[]`;
    case 'union':
      return type.options.map(typeText).join(' | ');
    case 'object': {
      const fields = type.fields.map(
        (field) => `${fieldText(field.name)}${field.optional ? '?' : ''}: ${typeText(field.type)}`,
      );
      return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
    }
  }
}

/** What the elements of a list without elements are. */
function isNever(type: Type): boolean {
  return type.kind === 'union' && type.options.length === 0;
}
