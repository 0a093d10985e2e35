import { eagerLoad } from 'langium';
import { DefaultLanguageServer } from 'langium/lsp';
import {
  DidChangeConfigurationNotification,
  type InitializedParams,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';

/** Says what the server can do beside what Langium knows of, and asks a client only for what it can. */
export class WfLanguageServer extends DefaultLanguageServer {
  private canRegister = false;

  /**
   * Makes what wants to hear of `initialize`. Of the parsers none does, and one is made for Langium's own completion
   * alone, which this server does not have: a second parser of the whole grammar.
   */
  protected override eagerLoadServices(): void {
    eagerLoad(this.services);
    for (const language of this.services.ServiceRegistry.all) {
      for (const [name, group] of Object.entries(language)) if (name !== 'parser') eagerLoad(group as unknown);
    }
  }

  /** A client that cannot tell settings, or fails to, has none; nothing waits for them then. */
  protected override fireInitializedOnDefaultServices(params: InitializedParams): void {
    const { workspace, lsp } = this.services;
    const { Connection } = lsp;
    void workspace.ConfigurationProvider.initialized({
      ...params,
      register: (options) => {
        if (this.canRegister) {
          Connection?.client.register(DidChangeConfigurationNotification.type, options).catch(() => undefined);
        }
      },
      fetchConfiguration: async (items) => {
        try {
          const settings: unknown[] = (await Connection?.workspace.getConfiguration(items)) ?? [];
          return settings;
        } catch {
          return [];
        }
      },
    });
    workspace.WorkspaceManager.initialized(params).catch((error: unknown) => {
      Connection?.console.error(`The workspace cannot be read: ${String(error)}`);
    });
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    this.canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    const { capabilities } = result;
    capabilities.workspace = {
      ...capabilities.workspace,
      workspaceFolders: { supported: true, changeNotifications: true },
    };
    if (capabilities.codeLensProvider) capabilities.codeLensProvider = { resolveProvider: true };
    if (capabilities.completionProvider) capabilities.completionProvider.resolveProvider = true;
    capabilities.selectionRangeProvider = true;
    return result;
  }
}
