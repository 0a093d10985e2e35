import { UriUtils, type URI } from 'langium';
import type { Import, WfFile } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';

/** The names that a file imports, by the URI of the file that they come from. Names without meaning count. */
export type ImportedNames = ReadonlyMap<string, ReadonlySet<string>>;

const cache = new WeakMap<WfFile, ImportedNames>();

/** What a file imports. A syntax tree never changes, so each is read once. */
export function importedNames(file: WfFile, uri: URI): ImportedNames {
  const known = cache.get(file);
  if (known) return known;
  const names = new Map<string, Set<string>>();
  for (const statement of file.imports) {
    const from = importedUri(statement, uri)?.toString();
    if (from === undefined) continue;
    const all = names.get(from) ?? new Set();
    names.set(from, all);
    for (const item of statement.names) {
      const name = written(item.declaration)?.$refText;
      if (name !== undefined) all.add(name);
    }
  }
  cache.set(file, names);
  return names;
}

/** The place that an import points to, `undefined` when no path is written. */
export function importedUri(statement: Import, importer: URI): URI | undefined {
  const path = written(statement.path);
  return path === undefined || path === '' ? undefined : UriUtils.resolvePath(UriUtils.dirname(importer), path);
}

/** The files of which one imports other names than the other does. */
export function differentlyImported(before: ImportedNames, after: ImportedNames): readonly string[] {
  const files = new Set([...before.keys(), ...after.keys()]);
  return [...files].filter((file) => !isEqual(before.get(file), after.get(file)));
}

function isEqual(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a !== undefined && b?.size === a.size && [...a].every((name) => b.has(name));
}
