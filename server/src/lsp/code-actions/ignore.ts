import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import { isDiagnosticCode, isNegotiable } from '#core/diagnostics/ratings.ts';
import type { ActionRequest, ActionSource } from './action-source.ts';
import { indentAt, insert, lineEndIn } from './edits/insert.ts';
import { nodeAt } from './edits/finding-place.ts';
import { partAround } from '#language/suppressions/suppressions-of.ts';
import type { Fix } from './fixes/quick-fix.ts';
import type { Workbench } from './workbench.ts';

/** What a person is to write in its place. */
const reason = 'reason';

/** `// wf-ignore CODE: reason` above what a finding is in, or for the whole file. */
export class Ignore implements ActionSource {
  readonly kind = CodeActionKind.QuickFix;
  private readonly bench: Workbench;

  constructor(bench: Workbench) {
    this.bench = bench;
  }

  async actions({ document, diagnostics, cancelToken }: ActionRequest): Promise<readonly CodeAction[]> {
    const actions: CodeAction[] = [];
    const seen = new Set<string>();
    for (const diagnostic of diagnostics) {
      for (const fix of comments(diagnostic, document)) {
        if (seen.has(JSON.stringify(fix.edits))) continue;
        seen.add(JSON.stringify(fix.edits));
        const offered = await this.bench.offer(fix, diagnostic, document, cancelToken);
        if (offered) actions.push({ ...offered, kind: this.kind, diagnostics: [diagnostic] });
      }
    }
    return actions;
  }
}

function* comments(diagnostic: Diagnostic, document: ActionRequest['document']): Iterable<Fix> {
  const { code, source } = diagnostic;
  if (source !== 'wf' || typeof code !== 'string' || !isDiagnosticCode(code) || !isNegotiable(code)) return;
  const text = document.textDocument.getText();
  const lineEnd = lineEndIn(text);
  const part = partAround(document, document.textDocument.offsetAt(diagnostic.range.start));
  if (part?.$cstNode && nodeAt(document, diagnostic)) {
    const { offset } = part.$cstNode;
    const lineStart = offset - indentAt(text, offset).length;
    const isFirst = lineStart === 0 || /[\r\n\uFEFF]/.test(text.charAt(lineStart - 1));
    const line = `// wf-ignore ${code}: ${reason}${lineEnd}${indentAt(text, offset)}`;
    const edits = [insert(offset, isFirst ? line : `${lineEnd}${indentAt(text, offset)}${line}`)];
    yield { title: `Ignore \`${code}\` here`, edits, placeholder: reason };
  }
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const edits = [insert(top, `// wf-ignore-file ${code}: ${reason}${lineEnd}`)];
  yield { title: `Ignore \`${code}\` in this file`, edits, placeholder: reason };
}
