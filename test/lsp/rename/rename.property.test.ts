import fc from 'fast-check';
import { URI, type LangiumDocument } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { beforeAll, expect, it } from 'vitest';
import type { Occurrence } from '#language/references/occurrence.ts';
import { createServerServices } from '../../../server/src/lsp/module.ts';
import { programTexts } from '../../support/program-texts.ts';
import { casesOf } from '../../support/property-runs.ts';
import { library, main } from '../navigation/files.ts';

const fileSystem = new VirtualFileSystemProvider();
const { shared, Wf } = createServerServices({ fileSystemProvider: () => fileSystem });
const { DocumentBuilder, LangiumDocuments } = shared.workspace;
const texts = new Map<string, string>();
const uriOf = (name: string): string => `file:///workspace/${name}`;

/** Names that no program of this test has, each of them once hard to write. */
const names = [
  'fresh',
  'two words',
  '📬',
  '__proto__',
  'constructor',
  'secret',
  'exit',
  'type',
  'when',
  'a.b',
  '{x}',
  '0',
];
const programs = [
  // Of a name that is declared twice the first counts: renaming it brings the other to light.
  ...programTexts('examples').filter(([name]) => !name.endsWith('broken.wf')),
  ['navigation/lib.wf', library] as const,
  ['navigation/main.wf', main] as const,
];

beforeAll(async () => {
  for (const [name, text] of programs) texts.set(uriOf(name), text);
  await write([...texts]);
});

async function write(changed: readonly (readonly [string, string])[]): Promise<void> {
  for (const [uri, text] of changed) fileSystem.insert(URI.parse(uri), text);
  await DocumentBuilder.update(
    changed.map(([uri]) => URI.parse(uri)),
    [],
  );
}

function documentOf(uri: string): LangiumDocument {
  const document = LangiumDocuments.getDocument(URI.parse(uri));
  if (!document) throw new Error(`${uri} is not there.`);
  return document;
}

/** Everything that the files of the workspace come to, without telling these names apart. */
function meaning(...alike: readonly string[]): unknown {
  const files = [...texts.keys()].map((uri) => Wf.analysis.Lowering.lower(documentOf(uri)));
  const { workflows, tools, types } = {
    workflows: files.map((file) => file.workflows),
    tools: files.map((file) => file.tools),
    types: files.map((file) => file.types),
  };
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return alike.includes(value) ? alike[0] : value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return new Map(Object.entries(value).map(([key, part]) => [replaced(key), replaced(part)]));
  };
  return replaced({ workflows, tools, types });
}

async function apply(edit: WorkspaceEdit | undefined): Promise<void> {
  const changed = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => {
    const document = TextDocument.create(uri, 'wf', 1, documentOf(uri).textDocument.getText());
    return [uri, TextDocument.applyEdits(document, edits)] as const;
  });
  await write(changed);
}

async function rename(uri: string, { range }: Pick<Occurrence, 'range'>, newName: string): Promise<void> {
  const params = { textDocument: { uri }, position: range.start, newName };
  await apply(await Wf.lsp.RenameProvider?.rename(documentOf(uri), params));
}

const named = (uri: string): readonly Occurrence[] =>
  Wf.references.Occurrences.in(documentOf(uri)).filter(({ targets }) => targets.length > 0);

it('changes the name and nothing else, and back again the text is the same', { timeout: 120_000 }, async () => {
  const places = programs.flatMap(([name]) => named(uriOf(name)).map((_, index) => [uriOf(name), index] as const));
  expect(places.length).toBeGreaterThan(200);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...names), async ([uri, index], newName) => {
      // A case that failed has left its texts behind.
      await write([...texts].filter(([file, text]) => documentOf(file).textDocument.getText() !== text));
      const occurrence = named(uri)[index];
      if (!occurrence) throw new Error('The place is gone.');
      const before = meaning(newName, occurrence.name);
      await rename(uri, occurrence, newName);
      const after = named(uri)[index];
      expect(after?.name).toBe(newName);
      expect(meaning(newName, occurrence.name)).toEqual(before);
      if (after) await rename(uri, after, occurrence.name);
      for (const [file, text] of texts) expect(documentOf(file).textDocument.getText()).toBe(text);
    }),
    { numRuns: casesOf(60) },
  );
});
