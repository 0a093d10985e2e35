import { isText, type Value } from '#language/generated/ast.ts';

/** The type of a value as far as its text shows it. */
export function typeOfValue(value: Value | undefined): string {
  if (value === undefined) return 'any';
  if (isText(value)) return 'string';
  switch (value.$type) {
    case 'BooleanLiteral':
      return 'boolean';
    case 'NumberLiteral':
      return 'number';
    default:
      return 'any';
  }
}
