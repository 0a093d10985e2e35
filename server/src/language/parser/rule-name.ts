/** The name of a rule as the grammar writes it: Langium marks its own with a character of no width. */
export function ruleNamed(marked: string): string {
  return marked.replace(/\u200B$/, '');
}
