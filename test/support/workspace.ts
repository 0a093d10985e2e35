import { DocumentState, URI, type LangiumDocument } from 'langium';
import { catalogue, type DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import type { Rating, Ratings } from '#core/diagnostics/ratings.ts';
import type { LocatedFinding } from '#language/analysis/diagnostics.ts';
import type { LoweredDocument } from '#language/analysis/lowering.ts';
import { createWfServices } from '#language/module.ts';
import type { Annotation } from './annotations.ts';
import { MemoryFiles } from './memory-files.ts';

/** Files in memory and the language over them, as a test changes them. */
export interface Workspace extends ReturnType<typeof createWfServices> {
  /** Puts files where they can be read, and tells nobody. */
  readonly store: (files: Readonly<Record<string, string>>) => void;
  /** Writes files and builds what they touch, as an editor does after a change. */
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly document: (path: string) => LangiumDocument;
  readonly lower: (path: string) => LoweredDocument;
  readonly findings: (path: string) => Promise<readonly LocatedFinding[]>;
  /** Findings that say that something is wrong: errors and warnings. */
  readonly problems: (path: string) => Promise<readonly LocatedFinding[]>;
}

/** The URI of a file of the workspace. */
export function uriOf(path: string): URI {
  return URI.parse(`file:///workspace/${path}`);
}

/** Findings about what is merely declared are left out: most tests declare tools in one word, write no module and use few. */
export const withoutRemarks: Ratings = new Map(
  (Object.keys(catalogue) as DiagnosticCode[]).flatMap((code): [DiagnosticCode, Rating][] =>
    /^(undocumented|missing-(implementation|module)|unused-(?!suppression))/.test(code) ? [[code, 'off']] : [],
  ),
);

/** A workspace with some files. */
export async function createWorkspace(
  files: Readonly<Record<string, string>>,
  ratings: Ratings = withoutRemarks,
): Promise<Workspace> {
  const fileSystem = new MemoryFiles();
  const services = createWfServices({ fileSystemProvider: () => fileSystem });
  services.Wf.validation.RatingSource.use(() => ratings);
  const { DocumentBuilder, LangiumDocuments } = services.shared.workspace;
  const document = (path: string): LangiumDocument => {
    const found = LangiumDocuments.getDocument(uriOf(path));
    if (!found || found.state < DocumentState.Linked) throw new Error(`${path} was not built.`);
    return found;
  };
  const workspace: Workspace = {
    ...services,
    store: (changed) => {
      for (const [path, text] of Object.entries(changed)) fileSystem.insert(uriOf(path), text);
    },
    write: async (changed) => {
      workspace.store(changed);
      const uris = Object.keys(changed).map(uriOf);
      services.Wf.references.ModuleFiles.forget(uris);
      const texts = uris.filter(({ path }) => path.endsWith('.wf'));
      await DocumentBuilder.update(texts, []);
    },
    remove: async (path) => {
      fileSystem.delete(uriOf(path));
      services.Wf.references.ModuleFiles.forget([uriOf(path)]);
      await DocumentBuilder.update([], [uriOf(path)]);
    },
    document,
    lower: (path) => services.Wf.analysis.Lowering.lower(document(path)),
    findings: (path) => services.Wf.analysis.Diagnostics.all(document(path)),
    problems: async (path) => (await workspace.findings(path)).filter(isProblem),
  };
  await workspace.write(files);
  return workspace;
}

/** Not a mere hint, nor a word about what is missing. */
export function isProblem({ severity }: { readonly severity: string }): boolean {
  return severity === 'error' || severity === 'warning';
}

/** The findings of a text, beside the other files, in the form in which fixtures expect them. */
export async function annotationsOf(
  text: string,
  others: Readonly<Record<string, string>> = {},
  ratings: Ratings = withoutRemarks,
): Promise<readonly Annotation[]> {
  const workspace = await createWorkspace({ 'main.wf': text, ...others }, ratings);
  const lines = text.split('\n');
  return (await workspace.findings('main.wf')).map(({ range, severity, code, message }) => ({
    line: range.start.line,
    start: range.start.character,
    end: range.end.line === range.start.line ? range.end.character : (lines[range.start.line]?.length ?? 0),
    severity,
    code,
    message,
  }));
}
