import type { TextDocumentProvider } from 'langium';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver';

/**
 * A connection that leaves out findings which say the same as those that were sent before for the same text of a file.
 * With a new text they are always sent: an editor moves what it shows along with the text, and may have lost some of it.
 */
export function publishingDifferences(connection: Connection, texts: () => TextDocumentProvider): Connection {
  const sent = new Map<string, string>();
  // Not `async`: where the connection is closed the call throws, as callers expect.
  const sendDiagnostics = (params: PublishDiagnosticsParams): Promise<void> => {
    const { uri, diagnostics } = params;
    const version = texts().get(uri)?.version;
    const says = JSON.stringify([version, diagnostics]);
    if (says === (sent.get(uri) ?? nothing)) return Promise.resolve();
    if (says === nothing) sent.delete(uri);
    else sent.set(uri, says);
    return connection.sendDiagnostics(params);
  };
  return Object.assign(Object.create(connection) as Connection, { sendDiagnostics });
}

/** What an editor knows of a file of which nothing was sent, and that it does not show. */
const nothing = JSON.stringify([undefined, []]);
