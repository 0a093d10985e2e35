/** Names as models see them: `[A-Za-z0-9_-]`, 64 at most, different from each other. */
export interface WireNames {
  readonly toWire: ReadonlyMap<string, string>;
  readonly fromWire: ReadonlyMap<string, string>;
}

const safe = /^[A-Za-z0-9_-]{1,64}$/;

/** Is this name understood by every provider as it is? */
export function isWireName(name: string): boolean {
  return safe.test(name);
}

/** Gives each name that is not safe an alias that resembles it. Safe names keep themselves. */
export function wireNames(names: readonly string[]): WireNames {
  const taken = new Set(names.filter(isWireName));
  const toWire = new Map<string, string>();
  for (const name of names) {
    if (toWire.has(name)) continue;
    const alias = isWireName(name) ? name : freshAlias(name, taken);
    taken.add(alias);
    toWire.set(name, alias);
  }
  return { toWire, fromWire: new Map([...toWire].map(([name, alias]) => [alias, name])) };
}

function freshAlias(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 56);
  const plain = stem.replaceAll('_', '') === '' ? 'tool' : stem;
  let alias = plain;
  for (let number = 2; taken.has(alias); number += 1) alias = `${plain}_${number}`;
  return alias;
}
