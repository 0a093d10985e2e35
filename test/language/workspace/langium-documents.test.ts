import { EmptyFileSystem, URI } from 'langium';
import { expect, it } from 'vitest';
import { createWfServices } from '#language/module.ts';

const uri = URI.parse('file:///folder/opened.wf');

/** The services of a folder whose one file takes until `finish` to be read. */
function slowFolder(): {
  services: ReturnType<typeof createWfServices>['shared'];
  finish: (text: string) => void;
} {
  let finish: (text: string) => void = () => undefined;
  const text = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const { fileSystemProvider } = EmptyFileSystem;
  const { shared } = createWfServices({
    fileSystemProvider: () => Object.assign(fileSystemProvider(), { readFile: () => text }),
  });
  return { services: shared, finish };
}

it('a document that is opened while its file is being read is the one that counts', async () => {
  const { services, finish } = slowFolder();
  const documents = services.workspace.LangiumDocuments;
  const reading = documents.getOrCreateDocument(uri);
  const opened = documents.createDocument(uri, '// opened');
  finish('// read');
  expect(await reading).toBe(opened);
  expect(documents.getDocument(uri)).toBe(opened);
});

it('two that ask for the same file get the same document', async () => {
  const { services, finish } = slowFolder();
  const documents = services.workspace.LangiumDocuments;
  const both = Promise.all([documents.getOrCreateDocument(uri), documents.getOrCreateDocument(uri)]);
  finish('// read');
  const [first, second] = await both;
  expect(first).toBe(second);
});
