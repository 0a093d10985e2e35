import { AstUtils, GrammarUtils, UriUtils } from 'langium';
import { nearestOf } from '#core/text/nearest.ts';
import { literalText } from '#core/text/value-text.ts';
import { isImport, isNamedType, type Import } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { written } from '#language/syntax/written.ts';
import { importPath } from '../../imports/import-path.ts';
import { lineEndIn } from '../edits/insert.ts';
import { removeLines } from '../edits/remove.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Leads an import to the file that was meant, makes the file, or takes the import out. */
export const mendImport: QuickFix = {
  codes: ['unresolved-import'],
  *fixes(request): Iterable<Fix> {
    const { node, document, workspace, text } = request;
    const statement = AstUtils.getContainerOfType(node, isImport);
    const path = statement && GrammarUtils.findNodeForProperty(statement.$cstNode, 'path');
    if (!statement?.$cstNode || !path) return;
    const others = workspace.all.toArray().filter(({ uri }) => !UriUtils.equals(uri, document.uri));
    const paths = others.flatMap(({ uri }) => importPath(document.uri, uri) ?? []);
    for (const [index, other] of nearestPaths(statement.path, paths).entries()) {
      const edit = { start: path.offset, end: path.end, text: literalText(other) };
      yield { title: `Import from \`${other}\``, edits: [edit], preferred: index === 0 };
    }
    yield* createFile(request, statement);
    yield { title: `Remove this import`, edits: [removeLines(text, statement.$cstNode)] };
  },
};

/** Files of the same name, wherever they are, before those that are written nearly alike. */
function nearestPaths(path: string, paths: readonly string[]): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.wf)?$/, '.wf');
  const same = paths.filter((one) => one.endsWith(`/${name}`));
  return [...new Set([...same, ...nearestOf(path, paths, 2)])].slice(0, 3);
}

/** With a declaration for each name that is imported: a type where the name stands as one, else a tool. */
function* createFile({ document, services, text, workspace }: FixRequest, statement: Import): Iterable<Fix> {
  const uri = services.references.Imports.uriOf(statement, document.uri);
  const isThere = uri && (workspace.hasDocument(uri) || UriUtils.equals(uri, document.uri));
  if (uri === undefined || isThere === true || !uri.path.endsWith('.wf')) return;
  if (services.references.Imports.whyUnread(statement, document.uri) !== undefined) return;
  const types = new Set(
    fileOf(document)
      ? AstUtils.streamAst(document.parseResult.value)
          .filter(isNamedType)
          .map((type) => written(type.declaration)?.$refText)
      : [],
  );
  const lines = statement.names.flatMap((item) => {
    const name = written(item.declaration)?.$refText;
    if (name === undefined) return [];
    return types.has(item.alias ?? name) ? `type ${writeName(name)} = any` : `tool ${writeName(name)}()`;
  });
  const lineEnd = lineEndIn(text);
  yield {
    title: `Create \`${statement.path}\``,
    edits: [],
    creates: { uri: uri.toString(), text: `${lines.join(lineEnd + lineEnd)}${lineEnd}` },
  };
}
