import type { TextDocument, TextDocumentProvider } from 'langium';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver';

/**
 * A connection that leaves out findings which say the same as those that were sent before for the same text of a file.
 * With a new text they are always sent: an editor moves what it shows along with the text, and may have lost some of it.
 */
export function publishingDifferences(connection: Connection, texts: () => TextDocumentProvider): Connection {
  const sent = new Map<string, { readonly text: TextDocument | undefined; readonly says: string }>();
  // Not `async`: where the connection is closed the call throws, as callers expect.
  const sendDiagnostics = (params: PublishDiagnosticsParams): Promise<void> => {
    const { uri, diagnostics } = params;
    // An edit makes another one. So does opening a file again, which may have the same version as the time before.
    const text = texts().get(uri);
    const says = JSON.stringify(diagnostics);
    const before = sent.get(uri) ?? nothing;
    if (text === before.text && says === before.says) return Promise.resolve();
    if (text === undefined && says === nothing.says) sent.delete(uri);
    else sent.set(uri, { text, says });
    return connection.sendDiagnostics(params);
  };
  return Object.assign(Object.create(connection) as Connection, { sendDiagnostics });
}

/** What an editor knows of a file of which nothing was sent, and that it does not show. */
const nothing = { text: undefined, says: '[]' };
