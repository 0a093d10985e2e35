import { interruptAndCheck, URI, type Cancellation, type LangiumDocument, type ValidationOptions } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { moduleFiles } from '#core/text/module-files.ts';
import { createWfServices, type WfServices } from '#language/module.ts';
import type { KnownModules } from '#language/workspace/module-files.ts';
import type { NewFile } from '../fixes/quick-fix.ts';

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
 * the tried text, and copies of the files that import it or that it imports. One trial at a time.
 */
export class TrialWorkspace {
  private readonly real: WfServices;
  private trial: ReturnType<typeof createWfServices> | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(real: WfServices) {
    this.real = real;
  }

  /** Builds and checks a text. Rejects with `OperationCancelled` only. */
  try(document: LangiumDocument, attempt: Attempt, cancelToken: Cancellation.CancellationToken): Promise<Trial> {
    const result = this.running.then(() => this.run(document, attempt, cancelToken));
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
    const { DocumentBuilder } = shared.workspace;
    Wf.analysis.ModuleFindings.suppose(this.modulesWith(creates));
    await DocumentBuilder.build(this.put(uri, text, creates), { validation: false });
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
    const trial = createWfServices({ fileSystemProvider: () => real.shared.workspace.FileSystemProvider });
    trial.Wf.validation.RatingSource.use((file) => real.validation.RatingSource.ratingsFor(file));
    trial.Wf.analysis.ProviderNames.use(() => real.analysis.ProviderNames.all());
    return trial;
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

  /**
   * Makes the trial hold a text, the files that it imports, directly or through others, and those that import it; gives
   * the documents that are new to it.
   */
  private put(uri: URI, text: string, creates: NewFile | undefined): LangiumDocument[] {
    const { shared, Wf } = (this.trial ??= this.open());
    const { LangiumDocuments, LangiumDocumentFactory } = shared.workspace;
    const textOf = this.textsByUri(uri, text, creates);
    const queue = [uri.toString(), ...this.importersOf(uri)];
    const held = new Set<string>();
    const added: LangiumDocument[] = [];
    for (const key of queue) {
      const wanted = textOf(key);
      if (wanted === undefined || held.has(key)) continue;
      held.add(key);
      let document = LangiumDocuments.getDocument(URI.parse(key));
      // The text itself is linked anew in any case: what it imports may be another file now.
      if (document?.textDocument.getText() !== wanted || key === uri.toString()) {
        LangiumDocuments.deleteDocument(URI.parse(key));
        document = LangiumDocumentFactory.fromString(wanted, URI.parse(key));
        LangiumDocuments.addDocument(document);
        added.push(document);
      }
      queue.push(...Wf.references.Imports.direct(document).map((target) => target.toString()));
    }
    for (const { uri: other } of LangiumDocuments.all.toArray()) {
      if (!held.has(other.toString())) LangiumDocuments.deleteDocument(other);
    }
    return added;
  }

  private textsByUri(uri: URI, text: string, creates: NewFile | undefined): (key: string) => string | undefined {
    const { LangiumDocuments } = this.real.shared.workspace;
    return (key) => {
      if (key === uri.toString()) return text;
      if (key === creates?.uri) return creates.text;
      return LangiumDocuments.getDocument(URI.parse(key))?.textDocument.getText();
    };
  }

  private importersOf(uri: URI): readonly string[] {
    const { Imports } = this.real.references;
    const key = uri.toString();
    return this.real.shared.workspace.LangiumDocuments.all
      .filter((other) => Imports.direct(other).some((target) => target.toString() === key))
      .map((other) => other.uri.toString())
      .toArray();
  }
}

/** What a validation is asked for. */
function depthOf(keepsRuns = false): ValidationOptions {
  return keepsRuns ? { categories: ['built-in', 'fast'] } : {};
}
