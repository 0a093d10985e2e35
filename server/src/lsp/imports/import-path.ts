import { UriUtils, type URI } from 'langium';

/** The path by which one file imports another, beginning with `./` or `../`; `undefined` where no path leads there. */
export function importPath(from: URI, to: URI): string | undefined {
  if (from.scheme !== to.scheme || from.authority !== to.authority || from.scheme === 'untitled') return undefined;
  const path = UriUtils.relative(UriUtils.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}
