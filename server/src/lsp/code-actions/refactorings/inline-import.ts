import { AstUtils, UriUtils } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { isImport, isImportedName, type Declaration, type Import, type ImportedName } from '#language/generated/ast.ts';
import { localName, namesOf } from '#language/references/file-names.ts';
import type { Edit } from '#language/print/edits.ts';
import { written } from '#language/syntax/written.ts';
import { importPath } from '../../imports/import-path.ts';
import { insert, lineEndIn } from '../edits/insert.ts';
import { hasComment, linesOf } from './comments-of.ts';
import { copyOf } from './copied-declaration.ts';
import { itemsOf, replaceImport } from './import-statement.ts';
import type { ImportedItem } from './laid-out.ts';
import { neededNames } from './needed-names.ts';
import type { Refactoring, RefactoringRequest, Rewrite } from './refactoring.ts';

/** Copies what an import brings in to the file that imports it, and imports what that needs in turn. */
export const inlineImport: Refactoring = {
  kind: CodeActionKind.RefactorInline,
  async *rewrites(request): AsyncIterable<Rewrite> {
    const statement = AstUtils.getContainerOfType(request.node, isImport);
    if (statement === undefined || hasComment(statement)) return;
    const item = AstUtils.getContainerOfType(request.node, isImportedName);
    if (item !== undefined && statement.names.length > 1) {
      const edits = await inlined(request, statement, [item]);
      if (edits) yield { title: `Inline \`${localName(item) ?? ''}\``, edits };
    }
    const edits = await inlined(request, statement, statement.names);
    if (edits) yield { title: `Inline all of \`${statement.path}\``, edits };
  },
};

async function inlined(
  request: RefactoringRequest,
  statement: Import,
  items: readonly ImportedName[],
): Promise<readonly Edit[] | undefined> {
  const { document, file, text, services } = request;
  const copies: string[] = [];
  for (const item of items) {
    const declaration = written(item.declaration)?.ref;
    const copy = declaration && (await copyOf(request, declaration, localName(item) ?? declaration.name));
    if (copy === undefined) return undefined;
    copies.push(copy);
  }
  const imports = importsFor(request, statement, items);
  const first = file.declarations[0];
  const above = first && linesOf(text, first, services.documentation.CommentProvider);
  const lineEnd = lineEndIn(text);
  const replaced = imports && replaceImport(services, text, statement, imports, file.imports.length === 1);
  if (copies.length === 0 || replaced === undefined || (first && !above)) return undefined;
  const own = copies.join(lineEnd + lineEnd) + lineEnd;
  const at = above?.start ?? document.textDocument.getText().length;
  return [replaced, insert(at, above ? own + lineEnd : lineEnd + own)];
}

/**
 * What is imported in place of an import of which some names are inlined: the others, and what the inlined declarations
 * need, under the names that they have there. `undefined` where such a name means something else here.
 */
function importsFor(
  { document, file }: RefactoringRequest,
  statement: Import,
  inlinedItems: readonly ImportedName[],
): ReadonlyMap<string, readonly ImportedItem[]> | undefined {
  const { declared, imported } = namesOf(file);
  const own = new Map(inlinedItems.map((item) => [localName(item), written(item.declaration)?.ref]));
  const left = itemsOf(statement).filter(({ local }) => !own.has(local));
  const imports = new Map<string, ImportedItem[]>([[statement.path, left]]);
  const added = new Map<string, Declaration>();
  for (const declaration of own.values()) {
    const needed = declaration && neededNames(declaration);
    if (declaration === undefined || needed === undefined) return undefined;
    for (const { name, declaration: other } of needed) {
      const here = declared.get(name) ?? written(imported.get(name)?.declaration)?.ref ?? added.get(name);
      if (here === other) continue;
      const home = AstUtils.getDocument(other).uri;
      const isSame = statement.path !== '' && UriUtils.equals(home, AstUtils.getDocument(declaration).uri);
      const path = isSame ? statement.path : importPath(document.uri, home);
      if (here !== undefined || imported.has(name) || path === undefined) return undefined;
      added.set(name, other);
      imports.set(path, [...(imports.get(path) ?? []), { name: other.name, local: name }]);
    }
  }
  return imports;
}
