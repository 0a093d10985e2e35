import type { LangiumServices, LangiumSharedServices } from 'langium/lsp';
import type { WfAddedServices } from '#language/module.ts';
import type { ServerDocumentBuilder } from './document-builder.ts';
import type { IdleTime } from './idle-time.ts';
import type { InlayHintSettings } from './inlay-hints/inlay-hint-settings.ts';
import type { FindingSettings } from './lint/finding-settings.ts';
import type { LintMode } from './lint/lint-mode.ts';
import type { WorkspaceEdits } from './workspace-edits.ts';
import type { ServerWorkspaceManager } from './workspace-folders.ts';
import type { ServerWorkspaceLock } from './workspace-lock.ts';

/** What the server adds to the services that all languages share. */
export interface WfSharedServerServices {
  readonly lint: {
    readonly LintMode: LintMode;
    readonly FindingSettings: FindingSettings;
  };
  readonly lsp: {
    readonly InlayHintSettings: InlayHintSettings;
    readonly WorkspaceEdits: WorkspaceEdits;
  };
  readonly workspace: {
    readonly DocumentBuilder: ServerDocumentBuilder;
    readonly IdleTime: IdleTime;
    readonly WorkspaceLock: ServerWorkspaceLock;
    readonly WorkspaceManager: ServerWorkspaceManager;
  };
}

/** Shared services of the language server. */
export type WfSharedServices = LangiumSharedServices & WfSharedServerServices;

/** Every service of the language with those of the protocol. */
export type WfServerServices = LangiumServices &
  WfAddedServices & {
    readonly shared: WfSharedServices;
  };
