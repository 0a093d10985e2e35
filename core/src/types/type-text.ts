import type { Type } from '../ir/type.ts';

/** A type as an author would write it, on one line. References stay names. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'primitive':
    case 'reference':
      return type.name;
    case 'literal':
      return JSON.stringify(type.value);
    case 'array':
      return type.element.kind === 'union' ? `(${typeText(type.element)})[]` : `${typeText(type.element)}[]`;
    case 'union':
      return type.options.map(typeText).join(' | ');
    case 'object': {
      const fields = type.fields.map((field) => `${field.name}${field.optional ? '?' : ''}: ${typeText(field.type)}`);
      return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
    }
  }
}
