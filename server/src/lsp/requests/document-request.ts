import { DocumentState, URI, type LangiumDocument } from 'langium';
import { LSPErrorCodes, ResponseError, type Connection, type RequestType } from 'vscode-languageserver';
import type { WfSharedServices } from '../services.ts';
import { LinkedFile } from './linked-file.ts';

/**
 * Answers a request about one document once every change that came before it is read and linked, in the document and in
 * what it imports. Other files of the workspace may still be unread, unless the answer `needsAll` of them. A document that
 * the server does not know rejects.
 */
export function onDocumentRequest<P extends { readonly uri: string }, R>(
  connection: Connection,
  services: WfSharedServices,
  request: RequestType<P, R, void>,
  answer: (document: LangiumDocument, params: P) => R | Promise<R>,
  needsAll: (answer: R) => boolean = () => false,
): void {
  const file = new LinkedFile(services);
  const { WorkspaceManager, DocumentBuilder } = services.workspace;
  connection.onRequest(request.method, async (params: P): Promise<R> => {
    await WorkspaceManager.ready;
    const read = async (): Promise<R> => {
      const found = await file.read(URI.parse(params.uri), (document) => answer(document, params));
      if (found) return found.value;
      throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no document ${params.uri}.`);
    };
    const early = await read();
    if (!needsAll(early)) return early;
    await DocumentBuilder.waitUntil(DocumentState.IndexedReferences);
    return read();
  });
}
