import { localName, namesOf } from '../references/file-names.ts';
import { written } from '../syntax/written.ts';
import type { FileCheck } from './file-check.ts';

/** `unused-import`: a name that is imported and stands nowhere else. One that means nothing has a finding of its own. */
export const unusedImport: FileCheck = (file, { lowering, uses }) => {
  if (file.imports.length === 0) return;
  const used = new Set(uses().map((use) => use.used));
  const { declared, imported } = namesOf(file);
  for (const item of file.imports.flatMap((statement) => statement.names)) {
    const declaration = written(item.declaration)?.ref;
    const name = localName(item);
    if (!declaration || name === undefined || used.has(declaration) || declared.has(name)) continue;
    // A name that is imported twice is told so, and no more.
    if (imported.get(name) !== item) continue;
    lowering.report('unused-import', item, `\`${name}\` is imported and never used.`, { data: { name } });
  }
};
