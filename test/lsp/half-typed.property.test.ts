import fc from 'fast-check';
import { URI, type LangiumDocument } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import type { Position, Range } from 'vscode-languageserver-protocol/node';
import { beforeAll, expect, it } from 'vitest';
import { createServerServices } from '../../server/src/lsp/module.ts';
import { programTexts } from '../support/program-texts.ts';
import { casesOf } from '../support/property-runs.ts';
import { library, main } from './navigation/files.ts';

const fileSystem = new VirtualFileSystemProvider();
const { shared, Wf } = createServerServices({ fileSystemProvider: () => fileSystem });
const { DocumentBuilder, LangiumDocuments } = shared.workspace;
const edited = 'file:///workspace/navigation/main.wf';
const texts = [main, library, ...programTexts('examples').map(([, text]) => text)];

async function write(uri: string, text: string): Promise<LangiumDocument> {
  fileSystem.insert(URI.parse(uri), text);
  await DocumentBuilder.update([URI.parse(uri)], []);
  const document = LangiumDocuments.getDocument(URI.parse(uri));
  if (!document) throw new Error(`${uri} is not there.`);
  return document;
}

beforeAll(async () => {
  await write('file:///workspace/navigation/lib.wf', library);
});

/** Every range in an answer, with the file that it is in: the one that the nearest part around it names, or the asked one. */
function rangesIn(answer: unknown, uri: string): readonly (readonly [string, Range])[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if ('start' in answer && 'end' in answer && typeof answer.start === 'object') return [[uri, answer as Range]];
  const own = 'uri' in answer && typeof answer.uri === 'string' ? answer.uri : uri;
  const target = 'targetUri' in answer && typeof answer.targetUri === 'string' ? answer.targetUri : own;
  return Object.entries(answer).flatMap(([key, part]) => {
    if (key === 'changes' && typeof part === 'object') {
      return Object.entries((part ?? {}) as object).flatMap(([file, edits]) => rangesIn(edits, file));
    }
    return rangesIn(part, key.startsWith('target') ? target : own);
  });
}

/** What every provider says about a place. */
async function answersAt(document: LangiumDocument, position: Position): Promise<readonly unknown[]> {
  const at = { textDocument: { uri: edited }, position };
  const { lsp } = Wf;
  const items = (await lsp.CallHierarchyProvider?.prepareCallHierarchy(document, at)) ?? [];
  const calls: unknown[] = [];
  for (const item of items) {
    calls.push(await lsp.CallHierarchyProvider?.incomingCalls({ item }));
    calls.push(await lsp.CallHierarchyProvider?.outgoingCalls({ item }));
  }
  const renamed = async (): Promise<unknown> => {
    try {
      return await lsp.RenameProvider?.rename(document, { ...at, newName: 'fresh' });
    } catch (error) {
      // A clash is an answer.
      expect(error).toHaveProperty('code');
      return undefined;
    }
  };
  return [
    await lsp.HoverProvider?.getHoverContent(document, at),
    await lsp.DefinitionProvider?.getDefinition(document, at),
    await lsp.TypeProvider?.getTypeDefinition(document, at),
    await lsp.ReferencesProvider?.findReferences(document, { ...at, context: { includeDeclaration: true } }),
    await lsp.DocumentHighlightProvider?.getDocumentHighlight(document, at),
    await lsp.RenameProvider?.prepareRename(document, at),
    await renamed(),
    items,
    ...calls,
    await lsp.DocumentSymbolProvider?.getSymbols(document, at),
    await lsp.DocumentLinkProvider?.getDocumentLinks(document, at),
  ];
}

it('every answer about a text that is being typed lies in the texts that there are', { timeout: 120_000 }, async () => {
  const cut = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(40), fc.nat(), fc.boolean());
  await fc.assert(
    fc.asyncProperty(cut, async ([text, from, length, place, isPrefix]) => {
      const start = from % (text.length + 1);
      const half = isPrefix ? text.slice(0, start) : text.slice(0, start) + text.slice(start + length);
      const document = await write(edited, half);
      // Most mistakes stand where the text was cut.
      const position = document.textDocument.positionAt(place % 2 === 0 ? start : place % (half.length + 1));
      for (const answer of await answersAt(document, position)) {
        for (const [uri, { start: first, end }] of rangesIn(answer, edited)) {
          const { textDocument } = LangiumDocuments.getDocument(URI.parse(uri)) ?? document;
          for (const point of [first, end]) {
            expect(textDocument.positionAt(textDocument.offsetAt(point))).toEqual(point);
          }
          expect(textDocument.offsetAt(end)).toBeGreaterThanOrEqual(textDocument.offsetAt(first));
        }
      }
      const folds =
        (await Wf.lsp.FoldingRangeProvider?.getFoldingRanges(document, { textDocument: { uri: edited } })) ?? [];
      for (const { startLine, endLine } of folds) {
        expect(endLine).toBeGreaterThan(startLine);
        expect(endLine).toBeLessThan(document.textDocument.lineCount);
      }
    }),
    { numRuns: casesOf(150) },
  );
});
