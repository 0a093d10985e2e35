import { UriUtils, type URI } from 'langium';

/** The path by which one file imports another, beginning with `./` or `../`; `undefined` where no path leads there. */
export function importPath(from: URI, to: URI): string | undefined {
  if (from.scheme !== to.scheme || from.authority !== to.authority || from.scheme === 'untitled') return undefined;
  const folder = from.path.slice(0, from.path.lastIndexOf('/') + 1);
  // Most files are near, and a completion asks about each file of the workspace.
  if (to.path.startsWith(folder)) return `./${to.path.slice(folder.length)}`;
  const path = UriUtils.relative(UriUtils.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}
