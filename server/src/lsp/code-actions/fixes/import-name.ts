import { UriUtils } from 'langium';
import { isMention, isNamedType, isTypeAlias, type Import } from '#language/generated/ast.ts';
import { literalText } from '#core/text/value-text.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { namesOf } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import type { Edit } from '#language/print/edits.ts';
import { insert, lineEndIn } from '../edits/insert.ts';
import { importPath } from '../edits/import-path.ts';
import type { Fix, FixRequest, QuickFix } from './quick-fix.ts';

/** Imports a name from each known file that declares it, nearest first. */
export const importName: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes(request): Iterable<Fix> {
    const { node, data, document, workspace } = request;
    const wantsType = isNamedType(node);
    if (!wantsType && !isMention(node)) return;
    const name = String(data.name);
    const paths = workspace.all.toArray().flatMap((other) => {
      const file = UriUtils.equals(other.uri, document.uri) ? undefined : fileOf(other);
      const declared = file && namesOf(file).declared.get(name);
      return declared && isTypeAlias(declared) === wantsType ? importPath(document.uri, other.uri) : [];
    });
    for (const path of paths.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, mostPaths)) {
      const edit = addImport(request, name, path);
      yield { title: `Import \`${name}\` from \`${path}\``, edits: [edit], preferred: paths.length === 1 };
    }
  },
};

const mostPaths = 3;

/** Adds a name to the import of a file, or an import behind the others. */
function addImport({ document, text }: FixRequest, name: string, path: string): Edit {
  const imports: readonly Import[] = fileOf(document)?.imports ?? [];
  const same = imports.find((one) => one.path === path)?.names.at(-1)?.$cstNode;
  if (same !== undefined) return insert(same.end, `, ${writeName(name)}`);
  const statement = `import { ${writeName(name)} } from ${literalText(path)}`;
  const lineEnd = lineEndIn(text);
  const last = imports.at(-1)?.$cstNode;
  if (last !== undefined) return insert(last.end, `${lineEnd}${statement}`);
  return insert(text.startsWith('\uFEFF') ? 1 : 0, `${statement}${lineEnd}${lineEnd}`);
}
