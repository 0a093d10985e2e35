import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import { packageRoot } from './package-root.ts';

/** The file that explains a finding. */
export function findingPagePath(code: DiagnosticCode): string {
  return join(packageRoot(), 'docs', 'diagnostics', `${code}.md`);
}

/** The first paragraphs of the page of a finding, before its second heading; `undefined` where the pages are not installed. */
export function findingPageStart(code: DiagnosticCode): string | undefined {
  const path = findingPagePath(code);
  if (!existsSync(path)) return undefined;
  const [, first = '', second = ''] = readFileSync(path, 'utf8').split(/^#+ .*$/m);
  return [first, second]
    .map((part) => part.trim())
    .join('\n\n')
    .trim();
}
