import { CstUtils } from 'langium';
import type { CodeAction, CodeActionKind } from 'vscode-languageserver';
import { fileOf } from '#language/syntax/file-of.ts';
import type { ActionRequest, ActionSource } from '../action-source.ts';
import type { Workbench } from '../workbench.ts';
import type { RefactoringRequest } from './refactoring.ts';
import { refactorings } from './registry.ts';

/** The refactorings of one kind. */
export class Refactorings implements ActionSource {
  readonly kind: CodeActionKind;
  private readonly bench: Workbench;

  constructor(kind: CodeActionKind, bench: Workbench) {
    this.kind = kind;
    this.bench = bench;
  }

  async actions(asked: ActionRequest): Promise<readonly CodeAction[]> {
    const request = this.requestOf(asked);
    if (request === undefined) return [];
    const actions: CodeAction[] = [];
    for (const { rewrites } of refactorings.filter(({ kind }) => kind === this.kind)) {
      for await (const rewrite of rewrites(request)) {
        const edit = this.bench.edits.write(asked.document, rewrite.edits, rewrite);
        if (edit !== undefined) actions.push({ title: rewrite.title, kind: this.kind, edit });
      }
    }
    return actions;
  }

  /** Nothing for a text with a syntax error: what the rest means is not known. */
  private requestOf({ document, range }: ActionRequest): RefactoringRequest | undefined {
    const { parserErrors, lexerErrors, value } = document.parseResult;
    const file = fileOf(document);
    if (file === undefined || parserErrors.length > 0 || lexerErrors.length > 0) return undefined;
    const [start, end] = [document.textDocument.offsetAt(range.start), document.textDocument.offsetAt(range.end)];
    const leaf =
      value.$cstNode &&
      (CstUtils.findLeafNodeAtOffset(value.$cstNode, start) ??
        CstUtils.findLeafNodeBeforeOffset(value.$cstNode, start));
    const text = document.textDocument.getText();
    return { document, file, text, node: leaf?.astNode, start, end, services: this.bench.services };
  }
}
