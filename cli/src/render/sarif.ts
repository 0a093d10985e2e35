import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue, factsOf, type DiagnosticCode, type Severity } from '#core/diagnostics/catalogue.ts';
import { pagesUrl } from '#language/validation/diagnostic-of.ts';
import type { ShownFinding, ShownNote } from '../findings.ts';
import { version } from '../version.ts';

const codes = Object.keys(catalogue) as DiagnosticCode[];

/** SARIF knows three levels; information and hints are both notes. */
const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;

/**
 * Findings as a SARIF 2.1.0 log, for code scanning services. Paths are relative to the folder that was checked from, and
 * lines and columns count from 1; columns are UTF-16 characters. The run that shows a finding is its code flow.
 */
export function sarifLog(findings: readonly ShownFinding[]): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'wf', version: version(), informationUri: pagesUrl, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(result),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rule(code: DiagnosticCode): object {
  const { severity, summary } = factsOf(code);
  return {
    id: code,
    shortDescription: { text: `Reported when ${summary}.` },
    helpUri: `${pagesUrl}/${code}.md`,
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(finding: ShownFinding): object {
  const { code, severity, message, related, witness } = finding;
  const steps = related.map((note) => ({ location: location(note) }));
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code as DiagnosticCode),
    level: levels[severity],
    message: { text: message },
    locations: [location(finding, false)],
    ...(related.length > 0 && { relatedLocations: related.map((note, id) => ({ id, ...location(note) })) }),
    ...(witness !== undefined && steps.length > 0 && { codeFlows: [{ threadFlows: [{ locations: steps }] }] }),
  };
}

function location({ path, range, message }: ShownNote, withMessage = true): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      region: {
        startLine: range.start.line + 1,
        startColumn: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1,
      },
    },
    ...(withMessage && { message: { text: message } }),
  };
}

function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
