import type { Import } from '#language/generated/ast.ts';
import { localName } from '#language/references/file-names.ts';
import type { FormattingServices } from '#language/print/format-text.ts';
import { written } from '#language/syntax/written.ts';
import type { Edit } from '#language/print/edits.ts';
import { lineEndIn } from '../edits/insert.ts';
import { removeLines } from '../edits/remove.ts';
import { withEmptyLines } from './comments-of.ts';
import { laidOutImport, type ImportedItem } from './laid-out.ts';

/** The names that an import brings in, as far as they are written. */
export function itemsOf({ names }: Import): readonly ImportedItem[] {
  return names.flatMap((item) => {
    const [name, local] = [written(item.declaration)?.$refText, localName(item)];
    return name === undefined || local === undefined ? [] : [{ name, local }];
  });
}

/** Writes other imports in the place of one: by path, those without a name left out. With the last of a file goes the empty line below. */
export function replaceImport(
  services: FormattingServices,
  text: string,
  statement: Import,
  imports: ReadonlyMap<string, readonly ImportedItem[]>,
  isOnly: boolean,
): Edit | undefined {
  const { $cstNode: cst } = statement;
  if (cst === undefined) return undefined;
  const lines = [...imports].flatMap(([path, items]) =>
    items.length === 0 ? [] : laidOutImport(services, items, path, text),
  );
  if (lines.length > 0) return { start: cst.offset, end: cst.end, text: lines.join(lineEndIn(text)) };
  const removal = removeLines(text, cst);
  return isOnly ? { ...removal, ...withEmptyLines(text, removal) } : removal;
}
