/** `a`, `b` and `c`, each in backticks; beyond `most` names the rest is counted, unless it is a single one. */
export function listed(names: readonly string[], most = 6): string {
  const isLong = names.length > most + 1;
  const quoted = (isLong ? names.slice(0, most) : names).map((name) => `\`${name}\``);
  if (isLong) quoted.push(`${names.length - most} more`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}
