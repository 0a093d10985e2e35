import { TextDocument, type TextDocumentProvider } from 'langium';
import { describe, expect, it } from 'vitest';
import type { Connection, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { publishingDifferences } from '../../../server/src/lsp/lint/published-findings.ts';

const uri = 'file:///a.wf';
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const found: readonly Diagnostic[] = [{ range, message: 'Something.' }];

/** A connection to send findings by, what it sends on, and the text that is open. */
function publishing() {
  const sent: PublishDiagnosticsParams[] = [];
  const editor: { text: TextDocument | undefined } = { text: undefined };
  const texts: Pick<TextDocumentProvider, 'get'> = { get: () => editor.text };
  const connection: Pick<Connection, 'sendDiagnostics'> = {
    sendDiagnostics: (params) => {
      sent.push(params);
      return Promise.resolve();
    },
  };
  const publisher = publishingDifferences(connection as Connection, () => texts);
  return {
    sent,
    editor,
    publish: (diagnostics: readonly Diagnostic[]) => publisher.sendDiagnostics({ uri, diagnostics: [...diagnostics] }),
  };
}

describe('findings are sent', () => {
  it('once for a text', async () => {
    const { sent, editor, publish } = publishing();
    await publish([]);
    expect(sent).toHaveLength(0);
    await publish(found);
    await publish(found);
    expect(sent).toHaveLength(1);
    editor.text = TextDocument.create(uri, 'wf', 1, 'a');
    await publish(found);
    await publish(found);
    expect(sent).toHaveLength(2);
  });

  it('again for a text that was closed and opened at once, whatever its version', async () => {
    const { sent, editor, publish } = publishing();
    editor.text = TextDocument.create(uri, 'wf', 1, 'a');
    await publish(found);
    editor.text = TextDocument.create(uri, 'wf', 1, 'a');
    await publish(found);
    expect(sent).toHaveLength(2);
    editor.text = undefined;
    await publish([]);
    expect(sent.at(-1)?.diagnostics).toEqual([]);
    await publish([]);
    expect(sent).toHaveLength(3);
  });
});
