import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import type { WfServices } from '#language/module.ts';
import type { DiagnosticData } from '#language/validation/diagnostic-of.ts';
import { nodeAt } from '../edits/finding-place.ts';
import type { Fix, QuickFix } from './quick-fix.ts';
import { quickFixes } from './registry.ts';

/** The fixes that may mend a finding, untried, in the order in which they are offered; none for findings of others. */
export function fixesFor(
  diagnostic: Diagnostic,
  document: LangiumDocument,
  services: WfServices,
  among: readonly QuickFix[] = quickFixes,
): readonly Fix[] {
  if (diagnostic.source !== 'wf' || diagnostic.data === undefined) return [];
  const data = diagnostic.data as DiagnosticData;
  const { textDocument } = document;
  const request = {
    document,
    diagnostic,
    data,
    services,
    workspace: services.shared.workspace.LangiumDocuments,
    text: textDocument.getText(),
    node: nodeAt(document, diagnostic),
    start: textDocument.offsetAt(diagnostic.range.start),
    end: textDocument.offsetAt(diagnostic.range.end),
  };
  return among
    .filter(({ codes }) => codes.includes(data.code))
    .flatMap(({ fixes, keepsRuns = false }) => Array.from(fixes(request), (fix) => ({ keepsRuns, ...fix })));
}
