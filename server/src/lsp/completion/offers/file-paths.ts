import { UriUtils, type FileSystemNode, type FileSystemProvider, type URI } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import { jsonText } from '#core/text/value-text.ts';
import { importPath } from '../../imports/import-path.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';

/** Files that can be imported, by the path that leads there. */
export function importPathOffers({ document, services }: Asked): readonly Offer[] {
  return services.shared.workspace.LangiumDocuments.all
    .toArray()
    .filter((other) => other !== document)
    .flatMap((other) => importPath(document.uri, other.uri) ?? [])
    .sort((a, b) => a.length - b.length || a.localeCompare(b))
    .map((label) => ({ label, text: inQuotes(label), kind: CompletionItemKind.File, rank: rank.best }));
}

/** What a path may lead to. */
export interface PathEnds {
  readonly extensions: RegExp;
  /** What the path begins with in a folder of its own: `./` for modules. */
  readonly start: string;
}

export const modulePaths: PathEnds = { extensions: /\.(ts|mts|cts|js|mjs|cjs)$/, start: './' };
export const programPaths: PathEnds = { extensions: /\.\w+$/, start: '' };

/** Files and folders of the folder that the path typed so far leads to, seen from the file that names them. */
export async function pathOffers(asked: Asked, typed: string, ends: PathEnds): Promise<readonly Offer[]> {
  const { document, services } = asked;
  if (document.uri.scheme === 'untitled' || typed.includes('{')) return [];
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1) || ends.start;
  if (folder.startsWith('/')) return [];
  const here = UriUtils.resolvePath(UriUtils.dirname(document.uri), folder === '' ? '.' : folder);
  const nodes = await entriesOf(here, services.shared.workspace.FileSystemProvider);
  return nodes.flatMap(({ uri, isDirectory }): readonly Offer[] => {
    const name = UriUtils.basename(uri);
    if (name.startsWith('.') || name === 'node_modules' || /["\\{]/.test(name)) return [];
    if (!isDirectory && (!ends.extensions.test(name) || /\.(d\.[cm]?ts|wf)$/.test(name))) return [];
    const label = folder + name + (isDirectory ? '/' : '');
    const kind = isDirectory ? CompletionItemKind.Folder : CompletionItemKind.File;
    return [{ label, text: inQuotes(label), kind, again: isDirectory, rank: isDirectory ? rank.good : rank.best }];
  });
}

/** What a folder holds; nothing where there is none. */
async function entriesOf(folder: URI, files: FileSystemProvider): Promise<readonly FileSystemNode[]> {
  try {
    return await files.readDirectory(folder);
  } catch {
    return [];
  }
}

function inQuotes(path: string): string {
  return jsonText(path).slice(1, -1);
}
