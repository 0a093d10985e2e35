import type { Finding } from '../diagnostics/finding.ts';
import type { Declarations } from './declarations.ts';
import { declarationChecks } from './registry.ts';

/** What can be said of the declarations of a file without exploring their runs. Each finding once, though two arrows share its node. */
export function declarationFindings(declarations: Declarations): readonly Finding[] {
  const findings = declarationChecks.flatMap((check) => [...check.run(declarations)]);
  return [
    ...new Map(findings.map((finding) => [`${finding.code} ${finding.at} ${finding.message}`, finding])).values(),
  ];
}
