/** What servers send as the name and the arguments of a call, in the form that was meant. */

/** Some servers give the arguments as an object instead of its text. */
export function argumentPiece(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/**
 * All arguments of a call: without the empty object that Bedrock sends ahead of them, and read once more when a server
 * wrote the text of JSON as JSON.
 */
export function callArguments(pieces: string): string {
  const text = pieces.startsWith('{}{') ? pieces.slice('{}'.length) : pieces;
  if (!text.startsWith('"')) return text;
  const inner = parsed(text);
  return typeof inner === 'string' ? inner : text;
}

/** The name without what gpt-oss says to its parser, which some servers leave in: `search<|channel|>commentary`. */
export function callName(pieces: string): string {
  const end = pieces.indexOf('<|');
  return end > 0 ? pieces.slice(0, end) : pieces;
}

/** Whether a text is JSON of any kind, so that nothing of it is missing. */
export function isJson(text: string): boolean {
  return parsed(text) !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
