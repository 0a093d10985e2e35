import type { Diagnostic, DiagnosticSeverity, DiagnosticTag, Range } from 'vscode-languageserver-types';
import { factsOf, type DiagnosticCode, type Severity } from '#core/diagnostics/catalogue.ts';

/** Where the pages of the codes are: `<base>/<code>.md`. */
export const pagesUrl = 'https://github.com/toolpath/toolpath/blob/main/docs/diagnostics';

const severities = { error: 1, warning: 2, information: 3, hint: 4 } as const satisfies Record<
  Severity,
  DiagnosticSeverity
>;
const unnecessary: DiagnosticTag = 1;

/** What `Diagnostic.data` holds: the code, which quick fixes look for here, and the facts that they need. */
export type DiagnosticData = { readonly code: DiagnosticCode } & Readonly<Record<string, unknown>>;

/** The one place that makes diagnostics: code, severity, source, link to the page and data agree everywhere. */
export function diagnosticOf(
  code: DiagnosticCode,
  range: Range,
  message: string,
  extra: Pick<Diagnostic, 'relatedInformation'> & { readonly data?: Readonly<Record<string, unknown>> } = {},
): Diagnostic {
  const facts = factsOf(code);
  return {
    code,
    range,
    message,
    severity: severities[facts.severity],
    source: 'wf',
    codeDescription: { href: `${pagesUrl}/${code}.md` },
    ...('unnecessary' in facts && facts.unnecessary ? { tags: [unnecessary] } : {}),
    ...(extra.relatedInformation?.length ? { relatedInformation: extra.relatedInformation } : {}),
    data: { ...extra.data, code } satisfies DiagnosticData,
  };
}

/** The message of a diagnostic as text, whatever form it has. */
export function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

/** The diagnostic as somebody rates it. */
export function withSeverity(diagnostic: Diagnostic, severity: Severity): Diagnostic {
  return { ...diagnostic, severity: severities[severity] };
}
