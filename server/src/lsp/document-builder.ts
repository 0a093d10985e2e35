import { Cancellation, DocumentState, type LangiumDocument, type URI } from 'langium';
import type { WfServices } from '#language/module.ts';
import { modulePaths } from '#language/references/module-paths.ts';
import type { FindingSettings } from './lint/finding-settings.ts';
import type { LintMode } from './lint/lint-mode.ts';
import type { OpenFirstServices } from './open-first-builder.ts';
import { WaitedForBuilder } from './waited-for-builder.ts';

/** What building needs that publishes what it finds. */
type BuilderServices = OpenFirstServices & {
  readonly lint: { readonly LintMode: LintMode; readonly FindingSettings: FindingSettings };
};

/** The stages in which a file is checked: what is known at once, and everything. */
export const atOnce = { validation: { categories: ['built-in', 'fast', 'explored'] } };
const slow = { validation: { categories: ['slow'] } };

/**
 * Publishes what is found at once before what takes an exploration: after every update the findings of text and rules and
 * those of the flow of workflows that did not change, then all findings, of what is open before other files are read. The
 * next edit cancels either. Files that the lint mode leaves out are read and linked, not checked.
 */
export class ServerDocumentBuilder extends WaitedForBuilder {
  private readonly lintMode: () => LintMode;
  private readonly hasSettings: () => boolean;
  private readonly wf: (uri: URI) => WfServices;
  private areModulesForgotten = false;

  constructor(services: BuilderServices) {
    super(services);
    this.lintMode = () => services.lint.LintMode;
    this.hasSettings = () => services.lint.FindingSettings.isReady;
    this.wf = (uri) => services.ServiceRegistry.getServices(uri) as WfServices;
    this.updateBuildOptions = atOnce;
  }

  override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
    this.settleInterrupted();
    if (this.areModulesForgotten) this.uncheckModules();
    await super.update(changed, deleted, cancelToken);
    await this.explore(this.langiumDocuments.all.toArray(), cancelToken);
  }

  protected override finishAhead(
    open: readonly LangiumDocument[],
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    return this.explore(open, cancelToken);
  }

  /** Finds what takes long in those of the documents that are checked for the rest. */
  private async explore(
    documents: readonly LangiumDocument[],
    cancelToken: Cancellation.CancellationToken | undefined,
  ): Promise<void> {
    const unexplored = documents.filter(
      (document) =>
        document.state === DocumentState.Validated && this.findMissingValidationCategories(document, slow).length > 0,
    );
    if (unexplored.length > 0) await this.build(this.sortDocuments(unexplored), slow, cancelToken);
  }

  /** Has the next update check all files again, which it need not read or link again. */
  uncheck(): void {
    for (const document of this.langiumDocuments.all) {
      if (document.state >= DocumentState.IndexedReferences) {
        this.resetToState(document, DocumentState.IndexedReferences);
      }
    }
  }

  /** Files or folders came or went. Whether they may be modules: then the next update checks the files again that name them. */
  forgetModules(moved: readonly URI[]): boolean {
    const forgotten = this.serviceRegistry.all.filter((one) =>
      (one as WfServices).references.ModuleFiles.forget(moved),
    );
    if (forgotten.length === 0) return false;
    this.areModulesForgotten = true;
    return true;
  }

  /** Whether a file names modules: then the next update looks for them again, for not every editor tells what comes or goes. */
  doubtModulesOf(uri: URI): boolean {
    const document = this.langiumDocuments.getDocument(uri);
    if (document === undefined) return false;
    const modules = modulePaths(document).map((one) => one.uri);
    if (!this.wf(uri).references.ModuleFiles.doubt(modules)) return false;
    this.areModulesForgotten = true;
    return true;
  }

  private uncheckModules(): void {
    this.areModulesForgotten = false;
    for (const document of this.langiumDocuments.all) {
      if (document.state < DocumentState.IndexedReferences) continue;
      if (this.wf(document.uri).analysis.ModuleFindings.isComplete(document)) continue;
      this.resetToState(document, DocumentState.IndexedReferences);
    }
  }

  /** What was found is published in any case: when it is the last that is to be found, nothing comes after it. */
  protected override notifyDocumentPhase(
    document: LangiumDocument,
    state: DocumentState,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const isFound = state === DocumentState.Validated;
    return super.notifyDocumentPhase(document, state, isFound ? Cancellation.CancellationToken.None : cancelToken);
  }

  /** Each stage gives all that is known by then, in place of what was known before. */
  protected override async validate(
    document: LangiumDocument,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const before = document.diagnostics ?? [];
    // What was published may not be written to the connection yet, so its list is left alone.
    document.diagnostics = [...before];
    await super.validate(document, cancelToken);
    document.diagnostics = this.sureOf(document, document.diagnostics.slice(before.length));
    const checks = this.buildState.get(document.uri.toString())?.result?.validationChecks;
    const isAll = checks?.includes('slow') !== false;
    if (!isAll && this.wf(document.uri).validation.DocumentValidator.isComplete(document)) checks.push('slow');
  }

  protected override shouldValidate(document: LangiumDocument): boolean {
    return this.hasSettings() && this.lintMode().covers(document.uri) && super.shouldValidate(document);
  }

  /**
   * A file whose exploration was interrupted has all its quick findings: it counts as checked, so that it is explored
   * again after the quick findings of whatever changed, not before.
   */
  private settleInterrupted(): void {
    for (const document of this.langiumDocuments.all) {
      const state = this.buildState.get(document.uri.toString());
      const done = state?.result?.validationChecks ?? [];
      if (state === undefined || state.completed || document.state !== DocumentState.IndexedReferences) continue;
      if (!done.includes('built-in') || !done.includes('fast')) continue;
      state.completed = true;
      document.state = DocumentState.Validated;
    }
  }
}
