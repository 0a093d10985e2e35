import { GrammarUtils, URI, type LangiumDocument } from 'langium';
import type { CodeLensProvider, LangiumSharedServices } from 'langium/lsp';
import type { CodeLens, Position } from 'vscode-languageserver';
import { isWorkflow, type Declaration, type Workflow } from '#language/generated/ast.ts';
import type { Occurrences } from '#language/references/occurrences.ts';
import { fileOf } from '#language/syntax/file-of.ts';
import type { WfServerServices } from '../services.ts';

const runLenses = [
  { title: '▶ Run', command: 'wf.run' },
  { title: '▶ Rehearse', command: 'wf.rehearse' },
];

/** What a lens of references needs in order to be resolved. */
interface ReferencesData {
  readonly uri: string;
  readonly position: Position;
}

/**
 * `▶ Run` and `▶ Rehearse` above every workflow, and above every declaration how often it is used; above a workflow only
 * when another one calls it, since most are there to be run. Each can be switched off. References are counted only for the
 * lenses that come into sight.
 */
export class CodeLenses implements CodeLensProvider {
  private readonly shared: LangiumSharedServices;
  private readonly occurrences: Occurrences;

  constructor(services: WfServerServices) {
    this.shared = services.shared;
    this.occurrences = services.references.Occurrences;
  }

  async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
    const shown = shownIn(await this.shared.workspace.ConfigurationProvider.getConfiguration('wf', 'codeLens'));
    const uri = document.uri.toString();
    return (fileOf(document)?.declarations ?? []).flatMap((declaration) => {
      const range = GrammarUtils.findNodeForProperty(declaration.$cstNode, 'name')?.range;
      if (range === undefined) return [];
      const data: ReferencesData = { uri, position: range.start };
      return [
        ...(shown.run ? runLensesOf(declaration, uri, range) : []),
        ...(shown.references && (!isWorkflow(declaration) || this.isUsed(declaration)) ? [{ range, data }] : []),
      ];
    });
  }

  private isUsed(workflow: Workflow): boolean {
    return this.occurrences.of([workflow]).some(({ occurrence }) => occurrence.role !== 'declare');
  }

  /** Counts the places that name the declaration, in all files. */
  resolveCodeLens(lens: CodeLens): CodeLens {
    const { uri, position } = (lens.data ?? {}) as Partial<ReferencesData>;
    const document = uri === undefined ? undefined : this.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    if (document === undefined || position === undefined) return lens;
    const here = this.occurrences.at(document, document.textDocument.offsetAt(position));
    const uses = this.occurrences.of(here?.targets ?? []).filter(({ occurrence }) => occurrence.role !== 'declare');
    const locations = uses.map((use) => ({ uri: use.document.uri.toString(), range: use.occurrence.range }));
    const title = locations.length === 1 ? '1 reference' : `${locations.length} references`;
    return { ...lens, command: { title, command: 'wf.showReferences', arguments: [uri, position, locations] } };
  }
}

function runLensesOf(declaration: Declaration, uri: string, range: CodeLens['range']): CodeLens[] {
  if (!isWorkflow(declaration)) return [];
  return runLenses.map((lens) => ({ range, command: { ...lens, arguments: [uri, declaration.name] } }));
}

/** `wf.codeLens`: both are shown unless a setting says otherwise. */
function shownIn(settings: unknown): { readonly run: boolean; readonly references: boolean } {
  const isOn = (name: string): boolean =>
    !(
      typeof settings === 'object' &&
      settings !== null &&
      Object.entries(settings).some(([key, on]) => key === name && on === false)
    );
  return { run: isOn('run'), references: isOn('references') };
}
