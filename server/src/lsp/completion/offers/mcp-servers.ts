import { URI, UriUtils, type FileSystemProvider } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import { jsonText } from '#core/text/value-text.ts';
import type { Asked } from '../asked.ts';
import { rank, type Offer } from '../offer.ts';

const places = ['.vscode/mcp.json', 'mcp.json'];

/** Servers that `mcp.json` of the workspace folders or beside the file names; one that cannot be read names none. */
export async function serverOffers({ document, services }: Asked): Promise<readonly Offer[]> {
  const { WorkspaceManager, FileSystemProvider } = services.shared.workspace;
  const folders = (WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => uri);
  const offers = new Map<string, Offer>();
  for (const folder of new Set([...folders, UriUtils.dirname(document.uri).toString()])) {
    for (const place of places) {
      const uri = UriUtils.joinPath(URI.parse(folder), place);
      for (const label of serverNames(await textOf(uri, FileSystemProvider))) {
        const offer = { label, text: jsonText(label).slice(1, -1), description: place, rank: rank.best };
        offers.set(label, { ...offer, kind: CompletionItemKind.Module });
      }
    }
  }
  return [...offers.values()];
}

/** The content of a file, empty where there is none. */
async function textOf(uri: URI, files: FileSystemProvider): Promise<string> {
  try {
    return await files.readFile(uri);
  } catch {
    return '';
  }
}

/** The keys of `servers`, or of `mcpServers` as other programs call it, in JSON that may hold comments. */
function serverNames(text: string): readonly string[] {
  const uncommented = text.replace(
    /("(?:[^"\\]|\\.)*")|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|,(?=\s*[}\]])/g,
    (_whole, string?: string) => string ?? '',
  );
  try {
    const content: unknown = JSON.parse(uncommented);
    return ['servers', 'mcpServers'].flatMap((key) => Object.keys(partOf(content, key)));
  } catch {
    return [];
  }
}

function partOf(value: unknown, key: string): object {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return {};
  const part = (value as Readonly<Record<string, unknown>>)[key];
  return typeof part === 'object' && part !== null ? part : {};
}
