import { UriUtils, type URI } from 'langium';

/** The path by which one file imports another: it begins with `./` or `../`. */
export function importPath(from: URI, to: URI): string {
  const path = UriUtils.relative(UriUtils.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}
