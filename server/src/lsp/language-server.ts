import { DefaultLanguageServer } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';

/** Says what the server can do beside what Langium knows of. */
export class WfLanguageServer extends DefaultLanguageServer {
  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    const { capabilities } = result;
    if (capabilities.codeLensProvider) capabilities.codeLensProvider = { resolveProvider: true };
    if (capabilities.completionProvider) capabilities.completionProvider.resolveProvider = true;
    capabilities.selectionRangeProvider = true;
    return result;
  }
}
