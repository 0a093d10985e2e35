import type { Template, TemplatePart } from '#core/ir/value.ts';
import { isSecretPlaceholder, type Text } from '../generated/ast.ts';
import { readText } from '../texts/read-text.ts';
import { written } from '../syntax/written.ts';
import { lowerReference } from './lower-reference.ts';
import type { LoweringContext } from './lowering-context.ts';

/** Lowers a text to its literal parts and placeholders. A placeholder that means nothing is left out. */
export function lowerText(text: Text | undefined, context: LoweringContext): Template | undefined {
  if (!text) return undefined;
  const parts = readText(text).flatMap((piece): TemplatePart | readonly TemplatePart[] => {
    if (typeof piece === 'string') return { kind: 'text', text: piece };
    if (isSecretPlaceholder(piece)) {
      const name = written(piece.name);
      return name === undefined ? [] : { kind: 'secret', id: context.idOf(piece), name };
    }
    const value = lowerReference(written(piece.reference), context);
    return value ? { kind: 'placeholder', value } : [];
  });
  return { id: context.idOf(text), parts };
}
