import { DocumentState, ReadPriority, URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { WfServerServices, WfSharedServices } from '../services.ts';
import { offerDataOf, resolveItem } from './resolve-item.ts';

/** `completionItem/resolve`: what an offer imports is written into the text as it stands by now. */
export function addCompletionResolveHandler(
  connection: Connection,
  shared: WfSharedServices,
  wf: WfServerServices,
): void {
  const { DocumentBuilder, LangiumDocuments, WorkspaceLock } = shared.workspace;
  connection.onCompletionResolve(async (item, token) => {
    const data = offerDataOf(item.data);
    const uri = data && URI.parse(data.document);
    if (uri === undefined || !LangiumDocuments.hasDocument(uri)) return item;
    await DocumentBuilder.waitUntil(DocumentState.Linked, uri, token);
    return WorkspaceLock.read(() => resolveItem(item, wf), ReadPriority.Immediate);
  });
}
