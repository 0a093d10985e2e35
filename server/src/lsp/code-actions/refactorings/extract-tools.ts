import { UriUtils, type LangiumDocument, type URI } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { isTool, isWorkflow, type Declaration } from '#language/generated/ast.ts';
import { localName } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { written } from '#language/syntax/written.ts';
import { isBeingLinked } from '../../files/being-read.ts';
import { importPath } from '../../imports/import-path.ts';
import type { Edit } from '#language/print/edits.ts';
import type { FileEdits } from '../../workspace-edits.ts';
import { insert, lineEndIn } from '../edits/insert.ts';
import { statementOf } from '../edits/chains.ts';
import { hasComment, linesOf, withEmptyLines } from './comments-of.ts';
import { itemsOf, replaceImport } from './import-statement.ts';
import { laidOutDeclarations, laidOutImport, type ImportedItem } from './laid-out.ts';
import { namesUsedBy, withTheirTypes } from './needed-names.ts';
import type { Refactoring, RefactoringRequest, Rewrite } from './refactoring.ts';

/**
 * Moves the tools of a file, or those that are selected, with the types that they need to a new file beside it, and lets
 * whoever uses them import them from there.
 */
export const extractTools: Refactoring = {
  kind: CodeActionKind.RefactorExtract,
  async *rewrites(request): AsyncIterable<Rewrite> {
    const { document, file, text, node, start, end, services } = request;
    // A comment for the whole file would have to hold in both.
    if (!file.declarations.some(isWorkflow) || statementOf(node) || text.includes('wf-ignore-file')) return;
    const isSelected = ({ $cstNode: cst }: Declaration): boolean => !!cst && cst.offset < end && cst.end > start;
    const tools = file.declarations.filter(isTool).filter((tool) => start === end || isSelected(tool));
    const moved = withTheirTypes(tools);
    if (tools.length === 0 || moved === undefined || [...moved].some(isWorkflow)) return;
    const uri = await freeUri(document.uri, services.shared.workspace.FileSystemProvider);
    const path = importPath(document.uri, uri);
    const library = path === undefined ? undefined : libraryText(request, moved);
    const own = path === undefined ? undefined : ownEdits(request, moved, path);
    // Who imports what moves is to be told of it.
    if (isBeingLinked(services.shared.workspace.LangiumDocuments)) return;
    const elsewhere = importersEdits(request, moved, uri);
    if (path === undefined || !library || !own || !elsewhere) return;
    const what = start === end ? 'the tools' : tools.length === 1 ? 'the tool' : `${tools.length} tools`;
    const creates = { uri: uri.toString(), text: library };
    yield { title: `Move ${what} to \`${path}\``, edits: own, creates, elsewhere };
  },
};

async function freeUri(of: URI, files: { exists: (uri: URI) => Promise<boolean> }): Promise<URI> {
  const stem = UriUtils.basename(of).replace(/\.wf$/, '');
  for (let number = 1; ; number += 1) {
    const name = `${stem}-tools${number === 1 ? '' : `-${number}`}.wf`;
    const uri = UriUtils.joinPath(UriUtils.dirname(of), name);
    if (!(await files.exists(uri))) return uri;
  }
}

/** The new file: it lies beside the old one, so that every path in it leads where it led. */
function libraryText(
  { file, text, services }: RefactoringRequest,
  moved: ReadonlySet<Declaration>,
): string | undefined {
  const needed = new Set([...moved].flatMap(namesUsedBy).map(({ declaration }) => declaration));
  const lineEnd = lineEndIn(text);
  const imports = file.imports.flatMap((statement) => {
    const items = itemsOf(statement).filter((_, index) => isNeeded(statement.names[index], needed));
    return items.length === 0 ? [] : laidOutImport(services, items, statement.path, text);
  });
  const parts: string[] = imports.length === 0 ? [] : [imports.join(lineEnd)];
  for (const declaration of file.declarations.filter((one) => moved.has(one))) {
    const lines = linesOf(text, declaration, services.documentation.CommentProvider);
    if (lines === undefined) return undefined;
    parts.push(text.slice(lines.start, lines.end).trimEnd());
  }
  return laidOutDeclarations(services, parts.join(lineEnd + lineEnd), text) + lineEnd;
}

/** What is left of the file: without what moved, and with an import of what it still uses. */
function ownEdits(
  request: RefactoringRequest,
  moved: ReadonlySet<Declaration>,
  path: string,
): readonly Edit[] | undefined {
  const { file, text, services } = request;
  const edits: Edit[] = [];
  for (const declaration of moved) {
    const lines = linesOf(text, declaration, services.documentation.CommentProvider);
    if (lines === undefined) return undefined;
    edits.push({ ...withEmptyLines(text, lines), text: '' });
  }
  const left = file.declarations.filter((one) => !moved.has(one)).flatMap(namesUsedBy);
  const used = new Set(left.map(({ declaration }) => declaration));
  const needed = new Set([...moved].flatMap(namesUsedBy).map(({ declaration }) => declaration));
  for (const statement of file.imports) {
    const isKept = (item: (typeof statement.names)[number] | undefined): boolean =>
      isNeeded(item, used) || !isNeeded(item, needed);
    if (statement.names.every(isKept)) continue;
    if (hasComment(statement)) return undefined;
    const items = itemsOf(statement).filter((_, index) => isKept(statement.names[index]));
    const edit = replaceImport(services, text, statement, new Map([[statement.path, items]]), false);
    if (edit) edits.push(edit);
  }
  const names = file.declarations.filter((one) => moved.has(one) && used.has(one)).map(({ name }) => name);
  if (names.length === 0) return edits;
  const lineEnd = lineEndIn(text);
  const line = laidOutImport(
    services,
    names.map((name) => ({ name, local: name })),
    path,
    text,
  );
  const [last, first] = [file.imports.at(-1), file.declarations[0]];
  const lines = last ?? first;
  const around = lines && linesOf(text, lines, services.documentation.CommentProvider);
  if (around === undefined) return undefined;
  // What is put in where something is taken out comes first.
  const added = last ? insert(around.end, line + lineEnd) : insert(around.start, line + lineEnd + lineEnd);
  return [added, ...edits];
}

/** The edits of the files that import what moved; nothing where a comment in an import would be lost. */
function importersEdits(
  { document, services }: RefactoringRequest,
  moved: ReadonlySet<Declaration>,
  uri: URI,
): readonly FileEdits[] | undefined {
  const result: FileEdits[] = [];
  for (const importer of services.shared.workspace.LangiumDocuments.all) {
    const edits = importer === document ? [] : importerEdits(importer, services, moved, uri);
    if (edits === undefined) return undefined;
    if (edits.length > 0) result.push({ document: importer, edits });
  }
  return result;
}

function importerEdits(
  importer: LangiumDocument,
  services: RefactoringRequest['services'],
  moved: ReadonlySet<Declaration>,
  uri: URI,
): readonly Edit[] | undefined {
  const text = importer.textDocument.getText();
  const edits: Edit[] = [];
  for (const statement of fileOf(importer)?.imports ?? []) {
    if (!statement.names.some((item) => isNeeded(item, moved))) continue;
    const path = importPath(importer.uri, uri);
    if (path === undefined || hasComment(statement)) return undefined;
    const split = (isMoved: boolean): readonly ImportedItem[] =>
      statement.names
        .filter((item) => isNeeded(item, moved) === isMoved)
        .map((item) => ({ name: written(item.declaration)?.$refText ?? '', local: localName(item) ?? '' }));
    const imports = new Map([
      [statement.path, split(false)],
      [path, split(true)],
    ]);
    const edit = replaceImport(services, text, statement, imports, false);
    if (edit) edits.push(edit);
  }
  return edits;
}

function isNeeded(
  item: { readonly declaration: { readonly ref?: Declaration | undefined } } | undefined,
  needed: ReadonlySet<Declaration>,
): boolean {
  const declaration = item && written(item.declaration)?.ref;
  return declaration !== undefined && needed.has(declaration);
}
