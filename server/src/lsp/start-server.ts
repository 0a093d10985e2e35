import { DocumentState } from 'langium';
import { startLanguageServer, type DefaultSharedModuleContext } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { addCompletionResolveHandler } from './completion/resolve-handler.ts';
import { followFolders } from './files/follow-folders.ts';
import { hideFindingsOfUncovered } from './lint/hide-findings.ts';
import { publishingDifferences } from './lint/published-findings.ts';
import { useFindingSettings } from './lint/use-finding-settings.ts';
import { CodeLenses } from './lenses/code-lenses.ts';
import { refreshLensesWithSettings } from './lenses/refresh-lenses.ts';
import { addLensResolveHandler } from './lenses/resolve-lenses.ts';
import { answerRefused } from './lifecycle.ts';
import { createServerServices } from './module.ts';
import { addCompileHandler } from './requests/compile.ts';
import { sayingNothingOfUnknownFiles } from './requests/unknown-files.ts';
import { addWorkflowsHandler } from './requests/workflows.ts';
import { addSelectionRangeHandler } from './structure/selection-ranges.ts';

/** Serves the language until the connection ends, which is to have a `Lifecycle`. */
export function startServer(
  connection: Connection,
  context: Omit<DefaultSharedModuleContext, 'connection'>,
): ReturnType<typeof createServerServices> {
  const services = createServerServices({
    ...context,
    connection: publishingDifferences(connection, () => services.shared.workspace.TextDocuments),
  });
  const { shared, Wf } = services;
  const requests = sayingNothingOfUnknownFiles(shared, Wf);
  answerRefused(connection);
  useFindingSettings(shared, Wf);
  followFolders(connection, shared);
  hideFindingsOfUncovered(shared);
  addCompileHandler(connection, shared, Wf);
  addWorkflowsHandler(connection, shared, Wf);
  addSelectionRangeHandler(connection, requests);
  refreshLensesWithSettings(connection, shared);
  addLensResolveHandler(connection, shared, new CodeLenses(Wf));
  addCompletionResolveHandler(connection, shared, Wf);
  // Quick fixes come from the diagnostics that the client sends along; a file that is not checked has none.
  startLanguageServer(requests, { CodeActionProvider: DocumentState.IndexedReferences });
  return services;
}
