const controlCharacter = /\p{Cc}/u;

/** Why a name cannot be one, as a sentence. Backquotes allow any name but these. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'A name cannot be empty.';
  if (name.trim() !== name) return `The name \`${name}\` begins or ends with a blank.`;
  if (controlCharacter.test(name)) return 'A name cannot hold control characters.';
  return name.includes('`') ? 'A name cannot hold backquotes.' : undefined;
}
