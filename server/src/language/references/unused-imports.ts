import type { AstNode } from 'langium';
import type { ImportedName, WfFile } from '../generated/ast.ts';
import type { Use } from '../syntax/used-nodes.ts';
import { written } from '../syntax/written.ts';
import { localName, namesOf } from './file-names.ts';

/**
 * The names that a file imports and that stand nowhere else in it, under which a declaration could be used. `uses` are those
 * of the file. Left out are names with findings of their own: those that mean nothing, and those that are there twice.
 */
export function unusedImports(file: WfFile, uses: readonly Use[]): ReadonlyMap<ImportedName, string> {
  const used = new Map<AstNode, Set<string>>();
  for (const use of uses) used.set(use.used, (used.get(use.used) ?? new Set()).add(use.name));
  const { declared, imported } = namesOf(file);
  const unused = new Map<ImportedName, string>();
  for (const item of file.imports.flatMap((statement) => statement.names)) {
    const declaration = written(item.declaration)?.ref;
    const name = localName(item);
    if (!declaration || name === undefined || declared.has(name) || imported.get(name) !== item) continue;
    if (used.get(declaration)?.has(name) !== true) unused.set(item, name);
  }
  return unused;
}
