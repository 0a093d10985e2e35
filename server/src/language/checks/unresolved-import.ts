import { AstUtils } from 'langium';
import type { Import } from '../generated/ast.ts';
import { written } from '../syntax/written.ts';
import type { FileCheck } from './file-check.ts';

/** `unresolved-import`: an import points to another `.wf` file that is there. */
export const unresolvedImport: FileCheck = (file, { lowering, imports }) => {
  const { uri } = AstUtils.getDocument(file);
  for (const statement of file.imports) {
    const path = written(statement.path);
    if (path === undefined) continue;
    const target = imports.uriOf(statement, uri);
    const problem =
      target === undefined
        ? 'An import needs the path of a `.wf` file.'
        : !target.path.endsWith('.wf')
          ? `\`${path}\` is no \`.wf\` file${asModule(path, statement)}.`
          : target.toString() === uri.toString()
            ? 'A file cannot import itself.'
            : imports.fileOf(statement, uri) === undefined
              ? notThere(path, imports.whyUnread(statement, uri))
              : undefined;
    if (problem !== undefined) lowering.report('unresolved-import', statement, problem, { data: { path } });
  }
};

/** How a tool of a module is had, which is not imported. */
function asModule(path: string, { names }: Import): string {
  if (!/\.[cm]?[jt]s$/.test(path)) return '';
  const name = written(names[0]?.declaration)?.$refText ?? 'a';
  return `: what a module exports becomes a tool by \`tool ${name}() from "${path}"\``;
}

function notThere(path: string, why: string | undefined): string {
  return why === undefined ? `There is no file \`${path}\`.` : `\`${path}\` cannot be read: ${why}.`;
}
