import { AstUtils, GrammarUtils, isReference, UriUtils, type LangiumDocument } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import type { Declaration } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { referencesIn } from '#language/references/references-in.ts';
import type { Edit } from '#language/print/edits.ts';
import { movedPaths } from '../../files/moved-paths.ts';
import { FilePaths } from '../../navigation/file-paths.ts';
import { keptImplementation } from '../../rename/kept-implementation.ts';
import { Pieces } from '../edits/pieces.ts';
import { linesOf } from './comments-of.ts';
import { laidOutDeclarations } from './laid-out.ts';
import type { RefactoringRequest } from './refactoring.ts';

/** The text of a declaration under another name, with paths that lead from here where they led from there. */
export async function copyOf(
  request: RefactoringRequest,
  declaration: Declaration,
  name: string,
): Promise<string | undefined> {
  const { document, services, text } = request;
  const source = AstUtils.getDocument(declaration);
  const { textDocument } = source;
  const lines = linesOf(textDocument.getText(), declaration, services.documentation.CommentProvider);
  if (lines === undefined || source.parseResult.parserErrors.length > 0) return undefined;
  const edits = await pathEdits(source, document, services);
  if (name !== declaration.name) {
    const kept = keptImplementation(declaration, name)?.edit;
    if (kept) edits.push(editOf(source, kept));
    edits.push(...renamed(declaration, name));
  }
  const inside = edits.filter(({ start, end }) => start >= lines.start && end <= lines.end);
  const pieces = new Pieces(textDocument.getText());
  pieces.apply(inside);
  const grown = inside.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  return laidOutDeclarations(services, pieces.text.slice(lines.start, lines.end + grown), text);
}

async function pathEdits(
  source: LangiumDocument,
  { uri }: LangiumDocument,
  services: RefactoringRequest['services'],
): Promise<Edit[]> {
  const to = UriUtils.joinPath(UriUtils.dirname(uri), UriUtils.basename(source.uri));
  if (UriUtils.equals(to, source.uri)) return [];
  const moved = await movedPaths(source, [{ from: source.uri, to }], new FilePaths(services.shared));
  return moved.map((edit) => editOf(source, edit));
}

/** The name of a declaration where it is declared and where it names itself. */
function renamed(declaration: Declaration, name: string): readonly Edit[] {
  const declared = GrammarUtils.findNodeForProperty(declaration.$cstNode, 'name');
  const self = referencesIn(declaration).flatMap(({ reference }) =>
    isReference(reference) && reference.ref === declaration ? (reference.$refNode ?? []) : [],
  );
  return [...(declared ? [declared] : []), ...self].map(({ offset, end }) => {
    return { start: offset, end, text: writeName(name) };
  });
}

function editOf({ textDocument }: LangiumDocument, { range, newText: text }: TextEdit): Edit {
  return { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end), text };
}
