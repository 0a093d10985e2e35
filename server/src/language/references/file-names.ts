import type { Declaration, ImportedName, WfFile } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';

/** What the names of one file mean, as far as its own text tells. Of two equal names the first counts; an empty one means nothing. */
export interface FileNames {
  readonly declared: ReadonlyMap<string, Declaration>;
  /** Names that imports bring in, under the name used here. */
  readonly imported: ReadonlyMap<string, ImportedName>;
}

const cache = new WeakMap<WfFile, FileNames>();

/** Names of a file. A syntax tree never changes, so each is read once. */
export function namesOf(file: WfFile): FileNames {
  const known = cache.get(file);
  if (known) return known;
  const names = read(file);
  cache.set(file, names);
  return names;
}

function read(file: WfFile): FileNames {
  const declared = new Map<string, Declaration>();
  for (const declaration of file.declarations) {
    const name = written(declaration.name);
    if (name && !declared.has(name)) declared.set(name, declaration);
  }
  const imported = new Map<string, ImportedName>();
  for (const item of file.imports.flatMap((statement) => statement.names)) {
    const name = localName(item);
    if (name && !imported.has(name)) imported.set(name, item);
  }
  return { declared, imported };
}

/** The name under which an imported declaration is used in this file. */
export function localName(item: ImportedName): string | undefined {
  return item.alias ?? written(item.declaration)?.$refText;
}
