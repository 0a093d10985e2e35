import { CodeActionKind } from 'vscode-languageserver';
import type { Import, ImportedName } from '#language/generated/ast.ts';
import { localName } from '#language/references/file-names.ts';
import { unusedImports } from '#language/references/unused-imports.ts';
import { usesIn } from '#language/syntax/used-nodes.ts';
import { written } from '#language/syntax/written.ts';
import { lineEndIn } from '../edits/insert.ts';
import { hasComment, isSuppressed, linesOf, withEmptyLines, type Stretch } from './comments-of.ts';
import { laidOutImport, type ImportedItem } from './laid-out.ts';
import type { Refactoring, RefactoringRequest, Rewrite } from './refactoring.ts';

/** Sorts the imports by path and the names in each, and takes out what is never used. */
export const organizeImports: Refactoring = {
  kind: CodeActionKind.SourceOrganizeImports,
  *rewrites(request): Iterable<Rewrite> {
    const { file, text } = request;
    const block = blockOf(request);
    // Of two equal names the first counts, so their order must stay.
    const locals = file.imports.flatMap(({ names }) => names.map(localName));
    if (block === undefined || new Set(locals).size < locals.length) return;
    const unused = unusedImports(file, usesIn(file));
    const kept = block.imports.map((one) => ({ ...one, text: organized(request, one, unused) }));
    const texts = kept.toSorted((a, b) => order(a.path, b.path)).map((one) => one.text);
    const lineEnd = lineEndIn(text);
    const sorted = texts
      .filter((one) => one !== '')
      .map((one) => one.trimEnd() + lineEnd)
      .join('');
    const stretch = sorted === '' ? withEmptyLines(text, block) : block;
    if (text.slice(stretch.start, stretch.end) === sorted) return;
    yield { title: 'Organize imports', edits: [{ start: stretch.start, end: stretch.end, text: sorted }] };
  },
};

interface ImportLines extends Stretch {
  readonly statement: Import;
  readonly path: string;
}

/** The lines of all imports; nothing where something else stands between them. */
function blockOf({
  file,
  text,
  services,
}: RefactoringRequest): (Stretch & { imports: readonly ImportLines[] }) | undefined {
  const imports: ImportLines[] = [];
  for (const statement of file.imports) {
    const lines = linesOf(text, statement, services.documentation.CommentProvider);
    const before = imports.at(-1);
    if (lines === undefined || (before && text.slice(before.end, lines.start).trim() !== '')) return undefined;
    imports.push({ ...lines, statement, path: statement.path });
  }
  const [first, last] = [imports[0], imports.at(-1)];
  return first && last && { start: first.start, end: last.end, imports };
}

/** The lines of an import with its names in order; those that say themselves how they want to be are left as they are. */
function organized(
  { document, text, services }: RefactoringRequest,
  { statement, start, end }: ImportLines,
  unused: ReadonlyMap<ImportedName, string>,
): string {
  const lines = text.slice(start, end);
  const { $cstNode: cst, names, path } = statement;
  if (cst === undefined || hasComment(statement) || isSuppressed(document, statement)) return lines;
  const items = names.flatMap((item): readonly ImportedItem[] => {
    const [name, local] = [written(item.declaration)?.$refText, localName(item)];
    return name === undefined || local === undefined || unused.has(item) ? [] : [{ name, local }];
  });
  const [above, beside] = [text.slice(start, cst.offset), text.slice(cst.end, end)];
  // What is said above an import that goes, or at its side, may hold for those below it.
  if (items.length === 0 && names.length > 0) return above + beside.replace(/^[ \t]*;?\s*/, '');
  const sorted = items.toSorted((a, b) => order(a.name, b.name));
  return above + laidOutImport(services, sorted, path, text) + beside;
}

/** By letters, whatever the language of the machine. */
function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
