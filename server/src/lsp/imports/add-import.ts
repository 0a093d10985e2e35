import type { LangiumDocument, URI } from 'langium';
import { literalText } from '#core/text/value-text.ts';
import type { Import, WfFile } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import type { WfCommentProvider } from '#language/documentation/comment-provider.ts';
import type { Imports } from '#language/references/imports.ts';
import { namesOf } from '#language/references/file-names.ts';
import type { Edit } from '#language/print/edits.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { insert, lineEndIn } from '../code-actions/edits/insert.ts';
import { importPath } from './import-path.ts';

/** What an import is added with. */
export interface ImportServices {
  readonly references: { readonly Imports: Imports };
  readonly documentation: { readonly CommentProvider: WfCommentProvider };
}

/** A declaration of another file. */
export interface Importable {
  readonly uri: URI;
  readonly name: string;
}

/** The name under which a declaration of another file can be imported: its own, or one with a number where that is taken. */
export function freeName(file: WfFile, name: string): string {
  const { declared, imported } = namesOf(file);
  const isTaken = (candidate: string): boolean => declared.has(candidate) || imported.has(candidate);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}${/\d$/.test(name) ? '_' : ''}${number}`;
  return free;
}

/**
 * Imports a declaration of another file under a name: into the braces of the import of that file, or as a line of its
 * own behind the last import. `undefined` where no path leads to the file, or the imports cannot be read.
 */
export function addImport(
  document: LangiumDocument,
  { uri, name }: Importable,
  local: string,
  services: ImportServices,
): Edit | undefined {
  const file = fileOf(document);
  const path = importPath(document.uri, uri);
  if (file === undefined || path === undefined) return undefined;
  const item = local === name ? writeName(name) : `${writeName(name)} as ${writeName(local)}`;
  const { Imports } = services.references;
  const existing = file.imports.find((one) => Imports.uriOf(one, document.uri)?.toString() === uri.toString());
  if (existing !== undefined) return extended(existing, item);
  return newLine(document, file, `import { ${item} } from ${literalText(path)}`, services);
}

function extended({ names, $cstNode }: Import, item: string): Edit | undefined {
  const last = names.at(-1)?.$cstNode;
  if (last !== undefined) return insert(last.end, `, ${item}`);
  const brace = /^import\s*\{/.exec($cstNode?.text ?? '');
  if ($cstNode === undefined || brace === null || brace[0].includes('\n')) return undefined;
  return insert($cstNode.offset + brace[0].length, ` ${item}`);
}

/** Behind the last import; without one at the top, below what the file begins with unless that documents a declaration. */
function newLine(document: LangiumDocument, file: WfFile, line: string, services: ImportServices): Edit {
  const text = document.textDocument.getText();
  const end = lineEndIn(text);
  const last = file.imports.at(-1)?.$cstNode;
  if (last !== undefined) return insert(last.end, end + line);
  const first = file.declarations[0];
  const before = first && (services.documentation.CommentProvider.commentOf(first) ?? first.$cstNode);
  const lineStart = before === undefined ? 0 : before.offset - before.range.start.character;
  // A declaration may share its line with something; then the import goes to the very top.
  const isAlone = before !== undefined && text.slice(lineStart, before.offset).trim() === '';
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  return insert(isAlone ? Math.max(lineStart, top) : top, `${line}${end}${end}`);
}
