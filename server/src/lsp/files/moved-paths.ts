import { UriUtils, type LangiumDocument, type URI } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import { literalText } from '#core/text/value-text.ts';
import type { FilePaths, WrittenPath } from '../navigation/file-paths.ts';

/** A file or folder, and the place that it is moved to. */
export interface Move {
  readonly from: URI;
  readonly to: URI;
}

/** Where a file will be after some moves. A file of a moved folder goes with it. */
function placeAfter(uri: URI, moves: readonly Move[]): URI {
  for (const { from, to } of moves) {
    if (UriUtils.equals(uri, from)) return to;
    const folder = `${from.path.replace(/\/$/, '')}/`;
    if (uri.scheme !== from.scheme || uri.authority !== from.authority || !uri.path.startsWith(folder)) continue;
    return to.with({ path: `${to.path.replace(/\/$/, '')}/${uri.path.slice(folder.length)}` });
  }
  return uri;
}

/** The paths of a document that have to be written anew so that they lead, from its new place, to the same files as before. */
export async function movedPaths(
  document: LangiumDocument,
  moves: readonly Move[],
  paths: FilePaths,
): Promise<readonly TextEdit[]> {
  const folder = UriUtils.dirname(placeAfter(document.uri, moves));
  const edits = paths.in(document).map(async (path): Promise<readonly TextEdit[]> => {
    const target = placeAfter(path.uri, moves);
    if (UriUtils.equals(UriUtils.resolvePath(folder, path.text), target)) return [];
    return (await paths.isFile(path)) ? [{ range: path.range, newText: pathText(folder, target, path) }] : [];
  });
  return (await Promise.all(edits)).flat();
}

/** The way from a folder to a file. Words of a command need no `./` in front. */
function pathText(folder: URI, target: URI, { kind, text }: WrittenPath): string {
  const way = UriUtils.relative(folder, target);
  const isBare = way.startsWith('.') || (kind === 'argument' && !text.startsWith('.'));
  return literalText(isBare ? way : `./${way}`).slice(1, -1);
}
