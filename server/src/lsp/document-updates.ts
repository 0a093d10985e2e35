import { URI } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type DidChangeWatchedFilesParams,
  type FileEvent,
  type FileSystemWatcher,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { moduleEndings } from '#core/text/module-files.ts';
import { ratingFileName } from '#language/validation/rating-file.ts';
import { updateDocuments } from './files/update-documents.ts';
import type { ServerDocumentBuilder } from './document-builder.ts';
import { isConfigFile } from './lint/config-files.ts';
import type { LintMode } from './lint/lint-mode.ts';
import type { WfSharedServices } from './services.ts';

/** Says which module a folder is. */
const manifest = 'package.json';

/** Edits, saves, closed files and changes on disk, as updates of documents in the order in which they come. */
export class ServerDocumentUpdates extends DefaultDocumentUpdateHandler {
  private readonly services: WfSharedServices;
  private readonly builder: ServerDocumentBuilder;
  private readonly lintMode: LintMode;

  constructor(services: WfSharedServices, builder: ServerDocumentBuilder) {
    super(services);
    this.builder = builder;
    this.services = services;
    this.lintMode = services.lint.LintMode;
    const checkAll = (): void => {
      void updateDocuments(services, () => {
        builder.uncheck();
        return { changed: [], deleted: [] };
      });
    };
    this.lintMode.onChange(checkAll);
    services.lint.FindingSettings.onChange(checkAll);
    void services.lint.FindingSettings.ready.then(() => {
      this.fireDocumentUpdate([], []);
    });
  }

  /** Called when a file is opened, too. Requests that come right after wait for the new text. */
  override didChangeContent(change: TextDocumentChangeEvent<TextDocument>): void {
    this.builder.announce(URI.parse(change.document.uri));
    this.lintMode.edited(URI.parse(change.document.uri));
    super.didChangeContent(change);
  }

  didSaveDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(document.uri);
    const wasCovered = this.lintMode.covers(uri);
    this.lintMode.saved(uri);
    const areModulesInDoubt = this.builder.doubtModulesOf(uri);
    if (areModulesInDoubt || (!wasCovered && this.lintMode.covers(uri))) this.fireDocumentUpdate([], []);
  }

  /** What was not saved is gone: the file is read from disk again; one that has never been there is forgotten. */
  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(document.uri);
    this.lintMode.edited(uri);
    void this.services.workspace.FileSystemProvider.exists(uri).then((exists) => {
      if (exists) this.fireDocumentUpdate([uri], []);
      else this.fireDocumentUpdate([], [uri]);
    });
  }

  /** Files that rate findings are not documents: their change is one of settings. */
  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    const isConfig = ({ uri }: { readonly uri: string }): boolean => isConfigFile(URI.parse(uri));
    if (params.changes.some(isConfig)) this.services.lint.FindingSettings.readFilesAgain();
    const changes = params.changes.filter((change) => !isConfig(change));
    const moved = changes.filter((change) => isMove(change)).map(({ uri }) => URI.parse(uri));
    const areModules = this.builder.forgetModules(moved);
    const known = changes.filter((change) => this.concerns(change));
    if (known.length > 0) super.didChangeWatchedFiles({ changes: known });
    else if (areModules) this.fireDocumentUpdate([], []);
  }

  /** Most of what is made or deleted in a workspace is nothing that the server knows. */
  private concerns({ uri, type }: FileEvent): boolean {
    if (uri.endsWith('.wf')) return true;
    return (
      type === FileChangeType.Deleted &&
      this.services.workspace.LangiumDocuments.getDocuments(URI.parse(uri)).length > 0
    );
  }

  /** A client that refuses tells of nothing that changes on disk. */
  protected override registerFileWatcher({ lsp: { Connection } }: LangiumSharedServices): void {
    const options = { watchers: this.getWatchers() };
    Connection?.client.register(DidChangeWatchedFilesNotification.type, options).catch(() => undefined);
  }

  /**
   * Workflows, what rates their findings, new modules, what says which module a folder is, and whatever is deleted: editors may tell of a deleted folder alone,
   * not of the files in it. A watcher on everything that is written would flood the server of a large workspace.
   */
  protected override getWatchers(): FileSystemWatcher[] {
    return [
      { globPattern: '**/*.wf' },
      { globPattern: `**/${ratingFileName}` },
      { globPattern: `**/*.{${moduleEndings.map((ending) => ending.slice(1)).join()}}`, kind: WatchKind.Create },
      { globPattern: `**/${manifest}`, kind: WatchKind.Create | WatchKind.Change },
      { globPattern: '**/*', kind: WatchKind.Delete },
    ];
  }

  protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
    void updateDocuments(this.services, () => ({ changed, deleted }));
  }
}

/** What is in a folder, or which module the folder is, may be another now. */
function isMove({ uri, type }: FileEvent): boolean {
  return type !== FileChangeType.Changed || uri.endsWith(`/${manifest}`);
}
