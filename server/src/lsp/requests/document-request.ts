import { URI, type LangiumDocument } from 'langium';
import { LSPErrorCodes, ResponseError, type Connection, type RequestType } from 'vscode-languageserver';
import type { WfSharedServices } from '../services.ts';

/**
 * Answers a request about one document once every edit that came before it is read and linked. A document that the
 * server does not know rejects.
 */
export function onDocumentRequest<P extends { readonly uri: string }, R>(
  connection: Connection,
  services: WfSharedServices,
  request: RequestType<P, R, void>,
  answer: (document: LangiumDocument, params: P) => R | Promise<R>,
): void {
  const { LangiumDocuments, WorkspaceLock, WorkspaceManager } = services.workspace;
  connection.onRequest(request.method, async (params: P): Promise<R> => {
    await Promise.all([WorkspaceManager.ready, services.lint.LintMode.ready]);
    return WorkspaceLock.read(() => {
      const document = LangiumDocuments.getDocument(URI.parse(params.uri));
      if (document === undefined) {
        throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no document ${params.uri}.`);
      }
      return answer(document, params);
    });
  });
}
