import fc from 'fast-check';
import { TextDocument } from 'langium';
import { afterEach, describe, expect, it } from 'vitest';
import { DidChangeTextDocumentNotification, DocumentFormattingRequest } from 'vscode-languageserver-protocol/node';
import { edited } from '../../server/src/lsp/open-texts.ts';
import { startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';

const text = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', 'a', ' '), maxLength: 12 });
const edit = fc.record({ from: fc.nat(20), to: fc.nat(20), text });

const documentOf = (written: string): TextDocument => TextDocument.create('file:///a.wf', 'wf', 0, written);
/** Lines and columns of all characters. */
const places = (document: TextDocument): readonly unknown[] =>
  Array.from({ length: document.getText().length + 1 }, (_, offset) => document.positionAt(offset));

describe('an open text', () => {
  let server: ServerUnderTest | undefined;
  afterEach(() => server?.dispose());

  it('has its places where a text that was opened as it is now has them, whatever the edits', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (written, edits) => {
        const start = documentOf(written);
        let wanted = written;
        const changes = edits.map((one) => {
          const document = documentOf(wanted);
          const range = { start: document.positionAt(one.from), end: document.positionAt(one.to) };
          const [from = 0, to = 0] = [document.offsetAt(range.start), document.offsetAt(range.end)].toSorted(
            (a, b) => a - b,
          );
          wanted = wanted.slice(0, from) + one.text + wanted.slice(to);
          return { range, text: one.text };
        });
        const document = edited(start, changes, 7);
        expect([document.getText(), document.version]).toEqual([wanted, 7]);
        expect(places(document)).toEqual(places(documentOf(wanted)));
        expect([start.getText(), places(start)]).toEqual([written, places(documentOf(written))]);
      }),
    );
  });

  it('is replaced by a whole new one', () => {
    expect(edited(documentOf('a\nb'), [{ text: 'c' }], 2).getText()).toBe('c');
  });

  it('is another document also after no change at all', () => {
    const before = documentOf('a');
    expect(edited(before, [], 2)).not.toBe(before);
  });

  it('has a line end where a carriage return is written before a line feed', async () => {
    server = await startServerUnderTest();
    const uri = await server.open('a.wf', 'type a = "x"\ntype  b = "y"\n');
    const end = { line: 0, character: 12 };
    await server.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: end, end }, text: '\r' }],
    });
    const edits = await server.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect((edits ?? []).map(({ range }) => range.start.line)).toContain(1);
    expect((edits ?? []).filter(({ range }) => range.end.line > 2)).toEqual([]);
  });
});
