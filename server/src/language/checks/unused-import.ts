import { unusedImports } from '../references/unused-imports.ts';
import { usesIn } from '../syntax/used-nodes.ts';
import type { FileCheck } from './file-check.ts';

/** `unused-import`: a name that is imported and stands nowhere else. One that means nothing has a finding of its own. */
export const unusedImport: FileCheck = (file, { lowering }) => {
  if (file.imports.length === 0) return;
  for (const [item, name] of unusedImports(file, usesIn(file))) {
    lowering.report('unused-import', item, `\`${name}\` is imported and never used.`, { data: { name } });
  }
};
