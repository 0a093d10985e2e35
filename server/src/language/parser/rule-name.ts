const names = new Map<string, string>();

/** The name of a rule as the grammar writes it: Langium marks its own with a character of no width. Asked for at every repetition. */
export function ruleNamed(marked: string): string {
  let name = names.get(marked);
  if (name === undefined) names.set(marked, (name = marked.replace(/\u200B$/, '')));
  return name;
}
