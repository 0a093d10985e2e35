import { Cancellation, type LangiumDocument } from 'langium';
import type { Finding } from '#core/diagnostics/finding.ts';
import { missingModule } from '../checks/missing-module.ts';
import { modulePaths } from '../references/module-paths.ts';
import type { KnownModules, ModuleFiles } from '../workspace/module-files.ts';
import { unlessCancelled } from '../workspace/unless-cancelled.ts';
import type { Lowering } from './lowering.ts';

/** What is wrong with a document because of the modules that are on disk beside it. */
export class ModuleFindings {
  private readonly lowering: Lowering;
  private readonly files: ModuleFiles;
  private supposed: KnownModules | undefined;

  constructor(lowering: Lowering, files: ModuleFiles) {
    this.lowering = lowering;
    this.files = files;
  }

  /** Has others say which modules there are. */
  suppose(modules: KnownModules): void {
    this.supposed = modules;
  }

  /** What is known without looking at the disk, and whether that is all. */
  known(document: LangiumDocument): { readonly findings: readonly Finding[]; readonly complete: boolean } {
    const findings = this.findings(document, (module) => this.modules.missing(module));
    return { findings, complete: this.isComplete(document) };
  }

  /** Everything is known without looking at the disk. */
  isComplete(document: LangiumDocument): boolean {
    return modulePaths(document).every(({ uri }) => this.modules.isKnown(uri));
  }

  /** Looks at the disk where it is not known. Rejects with `OperationCancelled` only, at once. */
  async all(
    document: LangiumDocument,
    cancelToken: Cancellation.CancellationToken = Cancellation.CancellationToken.None,
  ): Promise<readonly Finding[]> {
    const looks = modulePaths(document).map(async ({ uri }) => [uri.toString(), await this.modules.look(uri)] as const);
    // Not asked for again: of more than are kept some are forgotten by now.
    const missing = new Map(await unlessCancelled(Promise.all(looks), cancelToken));
    return this.findings(document, (module) => missing.get(module.toString()));
  }

  private findings(document: LangiumDocument, missing: KnownModules['missing']): readonly Finding[] {
    const context = this.lowering.contextFor(document);
    missingModule(document, context, missing);
    return context.findings;
  }

  private get modules(): KnownModules {
    return this.supposed ?? this.files;
  }
}
