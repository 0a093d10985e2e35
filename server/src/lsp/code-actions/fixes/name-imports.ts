import { UriUtils } from 'langium';
import { isNamedType, isTypeAlias } from '#language/generated/ast.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { namesOf } from '#language/references/file-names.ts';
import { unresolvedIn } from '#language/references/unresolved.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Lists what is used of a file in the import of it that names nothing. */
export const nameImports: QuickFix = {
  codes: ['syntax-error'],
  *fixes({ text, start, document, workspace }): Iterable<Fix> {
    const { 0: statement, 1: path = '' } = /^import\s*("[^"\\\r\n]+")/.exec(text.slice(start)) ?? [''];
    if (path === '') return;
    const uri = UriUtils.resolvePath(UriUtils.dirname(document.uri), path.slice(1, -1));
    const imported = workspace.getDocument(uri);
    const file = imported && fileOf(imported);
    if (file === undefined) return;
    const { declared } = namesOf(file);
    const used = unresolvedIn(document).flatMap(({ error, $refText: name }) => {
      const found = declared.get(name);
      const wantsType = error !== undefined && isNamedType(error.info.container);
      return found !== undefined && isTypeAlias(found) === wantsType ? [writeName(name)] : [];
    });
    if (used.length === 0) return;
    const names = [...new Set(used)].join(', ');
    const edits = [{ start, end: start + statement.length, text: `import { ${names} } from ${path}` }];
    yield { title: `Import ${names}`, edits, preferred: true };
  },
};
