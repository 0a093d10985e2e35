import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem, Range } from 'vscode-languageserver-protocol/node';
import { createServerServices } from '../../../server/src/lsp/module.ts';
import { offsetAt, withoutStops } from './completing.ts';

const unresolved = ['unresolved-reference', 'unresolved-import', 'unknown-argument', 'unknown-placeholder'];
const programs = [
  'examples/triage.wf',
  'examples/review.wf',
  'examples/etl.wf',
  'test/fixtures/grammar/whole-language.wf',
];
const { shared, Wf } = createServerServices(EmptyFileSystem);
const { DocumentBuilder, LangiumDocuments, LangiumDocumentFactory } = shared.workspace;

async function opened(text: string): Promise<LangiumDocument> {
  const uri = URI.parse('file:///workspace/taken.wf');
  if (LangiumDocuments.hasDocument(uri)) await DocumentBuilder.update([], [uri]);
  const document = LangiumDocumentFactory.fromString(text, uri);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: false });
  return document;
}

/** Where names stand in code, those left out that arguments or fields follow: what is put in their place must have the same. */
function namesOf(text: string): readonly { readonly from: number; readonly length: number }[] {
  const { tokens } = Wf.parser.Lexer.tokenize(text);
  return tokens.flatMap(({ startOffset, image, tokenType: { name } }, index) =>
    name === 'ID' && !['(', '.'].includes(tokens[index + 1]?.image ?? '')
      ? [{ from: startOffset, length: image.length }]
      : [],
  );
}

/** Where the lines inside of workflows begin that hold a whole statement or case, with their lengths. */
function linesOf(text: string): readonly { readonly from: number; readonly length: number }[] {
  const lines = [...text.matchAll(/^[ \t]+(\w+ |"\w+" *)[^"{}\r\n]*(\r?\n)/gm)];
  return lines.flatMap((match) => {
    const indent = /^[ \t]*/.exec(match[0])?.[0].length ?? 0;
    const inside = text.lastIndexOf('\nworkflow ', match.index) > text.lastIndexOf('\ntool ', match.index);
    const length = match[0].length - indent - (match[2]?.length ?? 0);
    return inside ? [{ from: match.index + indent, length }] : [];
  });
}

async function itemsAt(text: string, offset: number): Promise<readonly CompletionItem[]> {
  const document = await opened(text);
  const position = document.textDocument.positionAt(offset);
  const textDocument = { uri: document.uri.toString() };
  return (await Wf.lsp.CompletionProvider?.getCompletion(document, { textDocument, position }))?.items ?? [];
}

/** The text with an item taken, and where the inserted text ends; the client here has no insert/replace edits. */
function taken(
  text: string,
  item: CompletionItem,
): { readonly text: string; readonly from: number; readonly to: number } {
  const edit = item.textEdit as { readonly range: Range; readonly newText: string };
  const [from, end] = [offsetAt(text, edit.range.start), offsetAt(text, edit.range.end)];
  const inserted = withoutStops(edit.newText);
  const whole = text.slice(0, from) + inserted + text.slice(end);
  return (item.additionalTextEdits ?? []).reduce(
    (result, { range, newText }) => {
      const [start, stop] = [offsetAt(text, range.start), offsetAt(text, range.end)];
      expect(stop).toBeLessThanOrEqual(from);
      const grown = newText.length - (stop - start);
      return {
        text: result.text.slice(0, start) + newText + result.text.slice(stop),
        from: result.from + grown,
        to: result.to + grown,
      };
    },
    { text: whole, from, to: from + inserted.length },
  );
}

/** A text, a place in it and one of the offers there, both as numbers that are cut to what there is. */
interface Place {
  readonly text: string;
  readonly at: number;
  readonly item: number;
}

interface SyntaxError {
  readonly message: string;
  readonly at: number;
}

function syntaxErrors({ parseResult }: LangiumDocument): readonly SyntaxError[] {
  return [
    ...parseResult.lexerErrors.map(({ message, offset }) => ({ message, at: offset })),
    ...parseResult.parserErrors.map(({ message, token }) => ({ message, at: token.startOffset })),
  ];
}

/** What is wrong with a text after an offer was taken: any syntax error, and names in the inserted text that mean nothing. */
async function problemsOf(result: ReturnType<typeof taken>): Promise<readonly string[]> {
  const document = await opened(result.text);
  const found = await Wf.validation.DocumentValidator.validateDocument(document);
  const inside = found.filter(({ code, range }) => {
    const start = document.textDocument.offsetAt(range.start);
    return unresolved.includes(String(code)) && start >= result.from && start < result.to;
  });
  return [...syntaxErrors(document).map(({ message }) => message), ...inside.map(({ code }) => String(code))];
}

describe('taking an offer', () => {
  const texts = programs.map((name) => readFileSync(name, 'utf8'));
  beforeAll(async () => {
    const library = LangiumDocumentFactory.fromString(
      '/** d */ tool `two words`(q: string): { hit: string }\ntool archive(id: string)\ntype Mood = "x"\n',
      URI.parse('file:///workspace/lib/more.wf'),
    );
    LangiumDocuments.addDocument(library);
    await DocumentBuilder.build([library], { validation: false });
  });
  afterAll(() => DocumentBuilder.update([], LangiumDocuments.all.map(({ uri }) => uri).toArray()));

  const placeIn = (among: readonly string[]): fc.Arbitrary<Place> =>
    fc
      .record({ text: fc.constantFrom(...among), at: fc.nat(), item: fc.nat(), lineEnd: fc.constantFrom('\n', '\r\n') })
      .map(({ text, lineEnd, ...rest }) => ({ ...rest, text: text.replaceAll(/\r?\n/g, lineEnd) }));

  it.each([
    ['a name', namesOf, texts],
    ['a line', linesOf, texts.slice(0, 3)],
  ])(
    'in the place of %s of a correct file gives a correct file in which the new name means something',
    async (_, find, among) => {
      await fc.assert(
        fc.asyncProperty(placeIn(among), async ({ text, at, item }) => {
          const parts = find(text);
          const part = parts[at % parts.length];
          if (part === undefined) throw new Error('The text has no such part.');
          const without = text.slice(0, part.from) + text.slice(part.from + part.length);
          const items = await itemsAt(without, part.from);
          const chosen = items[item % Math.max(1, items.length)];
          if (chosen === undefined) return;
          const problems = await problemsOf(taken(without, chosen));
          expect({ label: chosen.label, problems }).toEqual({ label: chosen.label, problems: [] });
        }),
        { numRuns: 80 },
      );
    },
    60_000,
  );

  it('at the end of a line that is cut off anywhere inserts nothing that cannot stand there', async () => {
    await fc.assert(
      fc.asyncProperty(placeIn(texts), async ({ text, at, item }) => {
        const offset = at % text.length;
        const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0;
        const cut = text.slice(0, offset) + text.slice(offset + rest);
        const items = await itemsAt(cut, offset);
        const chosen = items[item % Math.max(1, items.length)];
        if (chosen === undefined) return;
        const result = taken(cut, chosen);
        const before = new Set(syntaxErrors(await opened(cut)).map(({ message }) => message));
        const after = syntaxErrors(await opened(result.text)).filter(
          ({ message, at: error }) => error >= result.from && error < result.to && !before.has(message),
        );
        expect({ label: chosen.label, after }).toEqual({ label: chosen.label, after: [] });
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});
