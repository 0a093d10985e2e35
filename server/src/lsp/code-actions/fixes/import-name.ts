import { UriUtils } from 'langium';
import { isMention, isNamedType, isTypeAlias } from '#language/generated/ast.ts';
import { namesOf } from '#language/references/file-names.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import { isBeingRead } from '../../files/being-read.ts';
import { addImport } from '../../imports/add-import.ts';
import { importPath } from '../../imports/import-path.ts';
import type { Fix, QuickFix } from './quick-fix.ts';

/** Imports a name from each known file that declares it, nearest first. While files are read, there may be others. */
export const importName: QuickFix = {
  codes: ['unresolved-reference'],
  *fixes(request): Iterable<Fix> {
    const { node, data, document, services, workspace } = request;
    const wantsType = isNamedType(node);
    if (!wantsType && !isMention(node)) return;
    const name = String(data.name);
    const found = workspace.all.toArray().flatMap((other) => {
      const file = UriUtils.equals(other.uri, document.uri) ? undefined : fileOf(other);
      const declared = file && namesOf(file).declared.get(name);
      const path = importPath(document.uri, other.uri);
      const fits = declared && path !== undefined && isTypeAlias(declared) === wantsType;
      return fits === true ? [{ uri: other.uri, path }] : [];
    });
    const isOnly = found.length === 1 && !isBeingRead(workspace);
    const byPath = found.toSorted((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
    for (const { uri, path } of byPath.slice(0, mostPaths)) {
      const edit = addImport(document, { uri, name }, name, services);
      const title = `Import \`${name}\` from \`${path}\``;
      if (edit !== undefined) yield { title, edits: [edit], preferred: isOnly };
    }
  },
};

const mostPaths = 3;
