import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import { DocumentHighlightKind, type DocumentHighlight, type DocumentHighlightParams } from 'vscode-languageserver';
import { isExit, isWorkflow } from '#language/generated/ast.ts';
import type { Occurrence } from '#language/references/occurrence.ts';
import type { Occurrences } from '#language/references/occurrences.ts';
import { nodesIn } from '#language/syntax/nodes.ts';
import type { WfServerServices } from '../services.ts';
import { leafAt } from './leaf-at.ts';

const kinds: Readonly<Record<Occurrence['role'], DocumentHighlightKind>> = {
  declare: DocumentHighlightKind.Write,
  write: DocumentHighlightKind.Write,
  read: DocumentHighlightKind.Read,
  import: DocumentHighlightKind.Read,
  document: DocumentHighlightKind.Text,
};

/** The places of one file that mean the same: of a name all that stand for it, of an `exit` all ways out of the workflow. */
export class WfHighlights implements DocumentHighlightProvider {
  private readonly occurrences: Occurrences;

  constructor(services: WfServerServices) {
    this.occurrences = services.references.Occurrences;
  }

  getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] {
    const offset = document.textDocument.offsetAt(position);
    const here = this.occurrences.at(document, offset);
    if (here === undefined) return exitsAround(leafAt(document, offset)?.astNode);
    return this.occurrences
      .in(document)
      .filter(({ targets }) => targets.some((target) => here.targets.includes(target)))
      .map(({ range, role }) => ({ range, kind: kinds[role] }));
  }
}

function exitsAround(node: AstNode | undefined): DocumentHighlight[] {
  const workflow = isExit(node) ? AstUtils.getContainerOfType(node, isWorkflow) : undefined;
  if (workflow === undefined) return [];
  return nodesIn(workflow)
    .filter(isExit)
    .flatMap(({ $cstNode }) => ($cstNode ? { range: $cstNode.range, kind: DocumentHighlightKind.Text } : []));
}
