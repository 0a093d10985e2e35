import {
  interruptAndCheck,
  URI,
  type Cancellation,
  type LangiumDocument,
  type LangiumDocuments,
  type ValidationOptions,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { moduleFiles } from '#core/text/module-files.ts';
import { createWfServices, type WfServices } from '#language/module.ts';
import type { KnownModules } from '#language/workspace/module-files.ts';
import type { NewFile } from '../fixes/quick-fix.ts';
import { TriedFiles } from './tried-files.ts';

/** A text that was tried in place of that of a document, with all that is found in it. */
export interface Trial {
  readonly document: LangiumDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** Services that know the tried document. */
  readonly services: WfServices;
}

/** What to try in place of a document. */
export interface Attempt {
  readonly text: string;
  /** A file that would be made. */
  readonly creates?: NewFile | undefined;
  /** Nothing is looked for that needs an exploration of the runs. */
  readonly keepsRuns?: boolean | undefined;
}

/**
 * Answers "what would be found if the text were this?" without touching the workspace: a second set of services holds
 * the tried text, and copies of the files that import it or that it imports. One trial at a time; each reads, links and
 * explores only what differs from the one before, and explores nothing that was explored in the workspace.
 */
export class TrialWorkspace {
  private readonly real: WfServices;
  private trial: ReturnType<typeof createWfServices> | undefined;
  private readonly files: TriedFiles;
  private running: Promise<unknown> = Promise.resolve();

  constructor(real: WfServices) {
    this.real = real;
    this.files = new TriedFiles(real.shared.workspace);
  }

  /**
   * Builds and checks a text. What is found stands only as long as `use` looks at it: the next trial takes its parts. Rejects
   * with `OperationCancelled` only.
   */
  try<T>(
    document: LangiumDocument,
    attempt: Attempt,
    use: (trial: Trial) => T,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<T> {
    const result = this.running.then(async () => use(await this.run(document, attempt, cancelToken)));
    this.running = result.catch(() => undefined);
    return result;
  }

  private async run(
    { uri }: LangiumDocument,
    { text, creates, keepsRuns }: Attempt,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<Trial> {
    await interruptAndCheck(cancelToken);
    const { shared, Wf } = (this.trial ??= this.open());
    Wf.analysis.ModuleFindings.suppose(this.modulesWith(creates));
    await this.put(uri, text, creates, cancelToken);
    const document = shared.workspace.LangiumDocuments.getDocument(uri);
    if (document === undefined) throw new Error(`${uri.toString()} is not in the trial.`);
    await interruptAndCheck(cancelToken);
    const diagnostics = await Wf.validation.DocumentValidator.validateDocument(
      document,
      depthOf(keepsRuns),
      cancelToken,
    );
    return { document, diagnostics, services: Wf };
  }

  private open(): ReturnType<typeof createWfServices> {
    const { real } = this;
    const trial = createWfServices({ fileSystemProvider: () => this.files });
    // A text that was never saved has no ending that would tell its language.
    trial.shared.ServiceRegistry.getServices = () => trial.Wf;
    trial.shared.workspace.DocumentBuilder.updateBuildOptions = { validation: false };
    trial.Wf.validation.RatingSource.use((file) => real.validation.RatingSource.ratingsFor(file));
    trial.Wf.analysis.ProviderNames.use(() => real.analysis.ProviderNames.all());
    trial.Wf.analysis.Analyzer.askFirst(real.analysis.Analyzer);
    return trial;
  }

  /** Makes the trial hold a text, the files that it imports, directly or through others, and those that import it. */
  private async put(
    uri: URI,
    text: string,
    creates: NewFile | undefined,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const { shared } = (this.trial ??= this.open());
    const { LangiumDocuments, DocumentBuilder } = shared.workspace;
    this.files.suppose([{ uri: uri.toString(), text }, ...(creates ? [creates] : [])]);
    // The files around another text are others.
    if (!LangiumDocuments.hasDocument(uri)) await DocumentBuilder.update([], held(LangiumDocuments));
    const all = held(LangiumDocuments);
    const gone = all.filter((one) => this.files.textOf(one) === undefined);
    const other = all.filter((one) => {
      const wanted = this.files.textOf(one);
      return wanted !== undefined && wanted !== LangiumDocuments.getDocument(one)?.textDocument.getText();
    });
    const added = [...this.importersOf(uri), ...(creates ? [URI.parse(creates.uri)] : [])].filter(
      (one) => one.path.endsWith('.wf') && !LangiumDocuments.hasDocument(one),
    );
    const changed = new Map([uri, ...other, ...added].map((one) => [one.toString(), one]));
    await DocumentBuilder.update([...changed.values()], gone, cancelToken);
  }

  private importersOf(uri: URI): readonly URI[] {
    const { Imports } = this.real.references;
    const key = uri.toString();
    return this.real.shared.workspace.LangiumDocuments.all
      .filter((other) => Imports.direct(other).some((target) => target.toString() === key))
      .map((other) => other.uri)
      .toArray();
  }

  /** The modules on disk, and the one that would be made. */
  private modulesWith(creates: NewFile | undefined): KnownModules {
    const { ModuleFiles } = this.real.references;
    const isMade = ({ path }: URI): boolean =>
      creates !== undefined && moduleFiles(path).includes(URI.parse(creates.uri).path);
    return {
      missing: (module) => (isMade(module) ? undefined : ModuleFiles.missing(module)),
      isKnown: (module) => isMade(module) || ModuleFiles.isKnown(module),
      look: (module) => ModuleFiles.look(module),
    };
  }
}

function held(documents: LangiumDocuments): URI[] {
  return documents.all.map(({ uri }) => uri).toArray();
}

/** What a validation is asked for. */
function depthOf(keepsRuns = false): ValidationOptions {
  return keepsRuns ? { categories: ['built-in', 'fast'] } : {};
}
