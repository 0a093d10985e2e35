import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  ResponseError,
  type Position,
  type Range,
  type RenameParams,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { writtenAs, type Occurrence } from '#language/references/occurrence.ts';
import type { Occurrences, PlacedOccurrence } from '#language/references/occurrences.ts';
import { nameProblem } from '#language/syntax/name-problem.ts';
import type { WfServerServices } from '../services.ts';
import type { WorkspaceEdits } from '../workspace-edits.ts';
import { clashOf } from './clashes.ts';
import { keptImplementation } from './kept-implementation.ts';
import { renamedAt, type Renamed } from './renamed.ts';

/**
 * Renames what has a name in every file that uses it: in texts, behind dots, in keys and `@param` lines. A name that an
 * import gives is renamed in its own file. Rejects with the reason where the new name cannot be one or is taken.
 */
export class WfRename implements RenameProvider {
  private readonly edits: WorkspaceEdits;
  private readonly occurrences: Occurrences;
  private readonly documents: LangiumDocuments;

  constructor(services: WfServerServices) {
    this.edits = services.shared.lsp.WorkspaceEdits;
    this.occurrences = services.references.Occurrences;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  /** The name at the cursor; of a key in quotes, what stands between them. */
  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const occurrence = this.nameAt(document, position);
    if (occurrence?.form !== 'string') return occurrence?.range;
    const { start, end } = occurrence.range;
    return {
      start: { line: start.line, character: start.character + 1 },
      end: { line: end.line, character: end.character - 1 },
    };
  }

  rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit | undefined {
    const occurrence = this.nameAt(document, position);
    if (occurrence === undefined) return undefined;
    const name = /^`[^`]*`$/.test(newName) ? newName.slice(1, -1) : newName;
    if (name === occurrence.name) return this.edits.changes(new Map());
    const renamed = renamedAt(document, occurrence, this.occurrences);
    const problem = nameProblem(name) ?? clashOf(renamed, name, this.documents.all);
    if (problem !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
    return this.edits.changes(editsOf(renamed, name));
  }

  private nameAt(document: LangiumDocument, position: Position): Occurrence | undefined {
    const occurrence = this.occurrences.at(document, document.textDocument.offsetAt(position));
    return occurrence !== undefined && occurrence.targets.length > 0 ? occurrence : undefined;
  }
}

function editsOf({ occurrences, nodes }: Renamed, name: string): ReadonlyMap<string, TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  const add = (uri: string, edit: TextEdit): void => {
    edits.set(uri, [...(edits.get(uri) ?? []), edit]);
  };
  for (const { document, occurrence } of occurrences)
    add(document.uri.toString(), editOf({ document, occurrence }, name));
  for (const node of nodes) {
    const kept = keptImplementation(node, name);
    if (kept) add(kept.uri, kept.edit);
  }
  return edits;
}

function editOf({ occurrence: { range, form } }: PlacedOccurrence, name: string): TextEdit {
  return { range, newText: writtenAs(form, name) };
}
