/**
 * The text of a message. Models that think aloud (Mistral's) give a list of parts instead of a text; of those only what is
 * of type `text` is meant for the reader. Anything else is no text.
 */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map(partText).join('') : '';
}

function partText(part: unknown): string {
  if (typeof part !== 'object' || part === null) return '';
  const { type, text } = part as { readonly type?: unknown; readonly text?: unknown };
  return type === 'text' && typeof text === 'string' ? text : '';
}
