import { Cancellation, UriUtils, type LangiumDocument, type URI } from 'langium';
import type { Finding } from '#core/diagnostics/finding.ts';
import { missingModule } from '../checks/missing-module.ts';
import { modulePaths, type ModulePath } from '../references/module-paths.ts';
import type { KnownModules, MissingModule, ModuleFiles } from '../workspace/module-files.ts';
import { unlessCancelled } from '../workspace/unless-cancelled.ts';
import type { Lowering } from './lowering.ts';

/** The module of a tool that was missing when it was last looked for. */
interface Missed {
  readonly uri: URI;
  readonly missing: MissingModule;
}

/** What is wrong with a document because of the modules that are on disk beside it. */
export class ModuleFindings {
  private readonly lowering: Lowering;
  private readonly files: ModuleFiles;
  private supposed: KnownModules | undefined;
  /** By the names of tools. */
  private readonly missed = new WeakMap<LangiumDocument, ReadonlyMap<string, Missed>>();

  constructor(lowering: Lowering, files: ModuleFiles) {
    this.lowering = lowering;
    this.files = files;
  }

  /** Has others say which modules there are. */
  suppose(modules: KnownModules): void {
    this.supposed = modules;
  }

  /**
   * What is known without looking at the disk, and whether that is all. While another path is typed in place of one that
   * leads nowhere, that one does not either until it is known: the finding would go and come at every key.
   */
  known(document: LangiumDocument): { readonly findings: readonly Finding[]; readonly complete: boolean } {
    // Nobody types what is tried.
    const before = this.supposed ? undefined : this.missed.get(document);
    const findings = this.findings(document, ({ tool, uri }) => {
      const missing = this.modules.missing(uri);
      const missed = this.modules.isKnown(uri) ? undefined : before?.get(tool.$container.name);
      return missing ?? (missed && supposedAt(uri, missed));
    });
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
    return this.findings(document, ({ uri }) => missing.get(uri.toString()));
  }

  private findings(
    document: LangiumDocument,
    missingAt: (module: ModulePath) => MissingModule | undefined,
  ): readonly Finding[] {
    const context = this.lowering.contextFor(document);
    const missed = new Map<string, Missed>();
    missingModule(document, context, (module) => {
      const missing = missingAt(module);
      if (missing) missed.set(module.tool.$container.name, { uri: module.uri, missing });
      return missing;
    });
    this.missed.set(document, missed);
    return context.findings;
  }

  private get modules(): KnownModules {
    return this.supposed ?? this.files;
  }
}

/** A path in another folder has other modules beside it. */
function supposedAt(module: URI, { uri, missing }: Missed): MissingModule {
  const isBeside = UriUtils.equals(UriUtils.dirname(module), UriUtils.dirname(uri));
  return { lack: 'nothing', names: isBeside ? missing.names : [] };
}
