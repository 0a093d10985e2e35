import {
  isEntry,
  isListValue,
  isLoneBrace,
  isParameter,
  isPlaceholder,
  isSecretPlaceholder,
  isText,
} from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** `syntax-error` inside texts: a `{name` that is not closed, and a placeholder in a default, which is known before any run. */
export const plainTexts: DeclarationTextCheck = (declaration, lowering) => {
  for (const text of nodesIn(declaration).filter(isText)) {
    const isClosed = text.$cstNode?.text.endsWith('"') ?? true;
    for (const part of text.parts) {
      if (isLoneBrace(part)) {
        // Of a text that is not closed itself, that is all to be said.
        if (!isClosed) continue;
        lowering.report('syntax-error', part, 'This placeholder is not closed; for a brace in the text write `{{`.', {
          data: { brace: true },
        });
      } else if ((isPlaceholder(part) || isSecretPlaceholder(part)) && isDefault(text)) {
        lowering.report('syntax-error', part, 'A default can hold no placeholder: it is known before any run.');
      }
    }
  }
};

function isDefault(node: { readonly $container?: unknown }): boolean {
  const container = node.$container;
  if (isListValue(container) || isEntry(container))
    return isDefault(container.$type === 'Entry' ? container.$container : container);
  return isParameter(container);
}
