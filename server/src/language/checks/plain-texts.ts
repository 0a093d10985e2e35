import {
  isChunk,
  isEntry,
  isListValue,
  isLoneBrace,
  isParameter,
  isPlaceholder,
  isSecretPlaceholder,
  isText,
  type Declaration,
} from '../generated/ast.ts';
import { nodesIn } from '../syntax/nodes.ts';
import { isPlaceholderPath } from '../syntax/placeholder-path.ts';
import type { DeclarationTextCheck } from './file-check.ts';

/** A name and what may follow it in the templates of other languages: a filter, a format, a call. All else is text, such as code. */
const begun =
  /^\{(?<path>[\w-]+(?:\.[A-Za-z_][\w-]*(?![\w(-]))*)(?:(?<filter>[ \t]*(?:\||[!:.[(](?!\s))[^{}\r\n]*\})|(?<text>[^{}\r\n]*\}))?/;

/** `syntax-error` inside texts: a `{name` that is not closed, and a placeholder in a default, which is known before any run. */
export const plainTexts: DeclarationTextCheck = (declaration, lowering) => {
  for (const text of nodesIn(declaration).filter(isText)) {
    const isClosed = text.$cstNode?.text.endsWith('"') ?? true;
    for (const [index, part] of text.parts.entries()) {
      if (isLoneBrace(part)) {
        // Of a text that is not closed itself, that is all to be said.
        if (!isClosed) continue;
        const behind = text.parts[index + 1];
        const { message, meant } = unclosed(`${part.text}${isChunk(behind) ? behind.text : ''}`, declaration);
        lowering.report('syntax-error', part, message, { data: { meant } });
      } else if ((isPlaceholder(part) || isSecretPlaceholder(part)) && isDefault(text)) {
        lowering.report('syntax-error', part, 'A default can hold no placeholder: it is known before any run.');
      }
    }
  }
};

/** What is wrong with a brace and what stands behind it, and the placeholder that was meant where that is known. */
function unclosed(text: string, declaration: Declaration): { message: string; meant: string } {
  const { path = '', filter, text: more } = begun.exec(text)?.groups ?? {};
  if (more !== undefined || !isPlaceholderPath(path, declaration))
    return { message: 'This placeholder is not closed; for a brace in the text write `{{`.', meant: '' };
  return filter === undefined
    ? { message: `This placeholder is not closed: \`{${path}}\`; for a brace in the text write \`{{\`.`, meant: path }
    : { message: `A placeholder is a name and nothing more: \`{${path}}\`.`, meant: path };
}

function isDefault(node: { readonly $container?: unknown }): boolean {
  const container = node.$container;
  if (isListValue(container) || isEntry(container))
    return isDefault(container.$type === 'Entry' ? container.$container : container);
  return isParameter(container);
}
