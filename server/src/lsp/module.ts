import { inject, type DeepPartial, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumLSPServices,
  type LangiumSharedServices,
} from 'langium/lsp';
import { WfGeneratedModule, WfGeneratedSharedModule } from '#language/generated/module.ts';
import { WfModule, WfSharedModule } from '#language/module.ts';
import { CodeActions } from './code-actions/code-actions.ts';
import { WfCompletion } from './completion/completion-provider.ts';
import { ServerDocumentBuilder } from './document-builder.ts';
import { ServerDocumentUpdates } from './document-updates.ts';
import { FileOperations } from './files/file-operations.ts';
import { WfFormatter } from './formatting/formatter.ts';
import { WfCallHierarchy } from './flow/call-hierarchy.ts';
import { WfHover } from './hover/hover.ts';
import { IdleTime } from './idle-time.ts';
import { InlayHintSettings } from './inlay-hints/inlay-hint-settings.ts';
import { WfInlayHints } from './inlay-hints/inlay-hints.ts';
import { WfLanguageServer } from './language-server.ts';
import { CodeLenses } from './lenses/code-lenses.ts';
import { FindingSettings } from './lint/finding-settings.ts';
import { LintMode } from './lint/lint-mode.ts';
import { WfDefinitions } from './navigation/definition.ts';
import { WfDocumentLinks } from './navigation/document-links.ts';
import { WfHighlights } from './navigation/highlights.ts';
import { WfReferences } from './navigation/references.ts';
import { WfTypeDefinitions } from './navigation/type-definition.ts';
import { openTexts } from './open-texts.ts';
import { WfRename } from './rename/rename.ts';
import { WfSemanticTokens } from './semantic-tokens/semantic-tokens.ts';
import { WfFolding } from './structure/folding.ts';
import { WfDocumentSymbols } from './symbols/document-symbols.ts';
import { WfNodeKinds } from './symbols/node-kinds.ts';
import { WfWorkspaceSymbols } from './symbols/workspace-symbols.ts';
import type { WfServerServices, WfSharedServerServices, WfSharedServices } from './services.ts';
import { WfSignatureHelp } from './signature-help.ts';
import { WorkspaceEdits } from './workspace-edits.ts';
import { ServerWorkspaceManager } from './workspace-folders.ts';
import { ServerWorkspaceLock } from './workspace-lock.ts';

const serverModule: Module<WfServerServices, DeepPartial<LangiumLSPServices>> = {
  lsp: {
    CallHierarchyProvider: (services) => new WfCallHierarchy(services),
    CodeActionProvider: (services) => new CodeActions(services),
    CodeLensProvider: (services) => new CodeLenses(services),
    CompletionProvider: (services) => new WfCompletion(services),
    DefinitionProvider: (services) => new WfDefinitions(services),
    DocumentHighlightProvider: (services) => new WfHighlights(services),
    DocumentLinkProvider: (services) => new WfDocumentLinks(services),
    DocumentSymbolProvider: (services) => new WfDocumentSymbols(services),
    FoldingRangeProvider: () => new WfFolding(),
    Formatter: (services) => new WfFormatter(services),
    HoverProvider: (services) => new WfHover(services),
    InlayHintProvider: (services) => new WfInlayHints(services, () => services.shared.lsp.InlayHintSettings),
    ReferencesProvider: (services) => new WfReferences(services),
    RenameProvider: (services) => new WfRename(services),
    SemanticTokenProvider: (services) => new WfSemanticTokens(services),
    SignatureHelp: (services) => new WfSignatureHelp(services),
    TypeProvider: (services) => new WfTypeDefinitions(services),
  },
};

const sharedServerModule: Module<WfSharedServices, DeepPartial<LangiumSharedServices> & WfSharedServerServices> = {
  lint: {
    LintMode: (services) => new LintMode(services),
    FindingSettings: (services) => new FindingSettings(services),
  },
  lsp: {
    DocumentUpdateHandler: (services) => new ServerDocumentUpdates(services, services.workspace.DocumentBuilder),
    FileOperationHandler: (services) => new FileOperations(services),
    InlayHintSettings: (services) => new InlayHintSettings(services),
    LanguageServer: (services) => new WfLanguageServer(services),
    NodeKindProvider: () => new WfNodeKinds(),
    WorkspaceEdits: (services) => new WorkspaceEdits(services),
    WorkspaceSymbolProvider: (services) => new WfWorkspaceSymbols(services),
  },
  workspace: {
    DocumentBuilder: (services) => new ServerDocumentBuilder(services),
    IdleTime: () => new IdleTime(),
    TextDocuments: openTexts,
    WorkspaceLock: (services) => new ServerWorkspaceLock(services.workspace.IdleTime),
    WorkspaceManager: (services) => new ServerWorkspaceManager(services),
  },
};

/** The language with everything that the protocol asks of it; later modules win. */
export function createServerServices(context: DefaultSharedModuleContext): {
  shared: WfSharedServices;
  Wf: WfServerServices;
} {
  const shared = inject(
    createDefaultSharedModule(context),
    WfGeneratedSharedModule,
    WfSharedModule,
    sharedServerModule,
  );
  const Wf = inject(createDefaultModule({ shared }), WfGeneratedModule, WfModule, serverModule);
  shared.ServiceRegistry.register(Wf);
  return { shared, Wf };
}
