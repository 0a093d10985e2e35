/** Words with a meaning as a target or a type: names of tools, types and workflows write them in backquotes. */
export const reservedWords: ReadonlySet<string> = new Set([
  'start',
  'exit',
  'continue',
  'any',
  'when',
  'else',
  'true',
  'false',
  'null',
  'string',
  'number',
  'integer',
  'boolean',
]);

const bareName = /^[A-Za-z_]\w*(-\w+)*$/;

/** The name as it stands in a text: in backquotes unless it can be written without. A backquote or line break in it cannot be written at all. */
export function nameText(name: string): string {
  return bareName.test(name) && !reservedWords.has(name) ? name : `\`${name}\``;
}

/** The name of a parameter or field, which may be any word. */
export function fieldText(name: string): string {
  return bareName.test(name) ? name : `\`${name}\``;
}
