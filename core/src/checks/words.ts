/** `a`, `b` and `c`, each in backticks; beyond `most` names the rest is counted. */
export function listed(names: readonly string[], most = 6): string {
  const quoted = names.slice(0, most).map((name) => `\`${name}\``);
  if (names.length > most) quoted.push(`${names.length - most} more`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}
