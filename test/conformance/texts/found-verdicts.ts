import type { Finding } from '#core/diagnostics/finding.ts';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import { sortedOnce, together, type Verdicts } from './verdicts.ts';

/** The findings of a workflow in the form of the walk. */
export function foundVerdicts(findings: readonly Finding[]): Verdicts {
  const of = (code: DiagnosticCode): readonly Finding[] => findings.filter((one) => one.code === code);
  const tools = (code: DiagnosticCode): readonly string[] => sortedOnce(of(code).map((one) => text(one, 'tool')));
  const redundant = (pattern: RegExp): readonly string[] =>
    of('redundant-rule')
      .flatMap(({ message }) => pattern.exec(message)?.[1] ?? [])
      .toSorted();
  return {
    missingStart: of('missing-start').length > 0,
    missingExit: tools('missing-exit'),
    needlessUses: redundant(/^`use (\S+)` changes nothing/),
    needlessContinues: redundant(/^`(\S+) -> continue` changes nothing/),
    repeated: redundant(/^`(\S+)` stands in this choice already/),
    uncalled: tools('unreachable-tool'),
    shadowed: sortedOnce(of('shadowed-arrow').map((one) => `${text(one, 'from')}>${text(one, 'to')}`)),
    needlessElses: sortedOnce(redundant(/^The `else` of `limit (\S+ to \d+)/)),
    vetoed: sortedOnce(of('vetoed-exit').map((one) => withLength(one, text(one, 'tool')))),
    unmatched: sortedOnce(of('non-exhaustive-when').map((one) => withLength(one, text(one, 'tool')))),
    unset: sortedOnce(of('unset-result').map((one) => withLength(one, quotedFirst(one)))),
    loops: sortedOnce(of('unbounded-loop').map((one) => together(list(one, 'tools')))),
    deadEnds: tools('dead-end'),
    noExitPath: sortedOnce(of('no-exit-path').map((one) => together(list(one, 'tools')))),
    unmetRequirement: sortedOnce(
      of('unmet-requirement').map((one) => `${together(list(one, 'missing'))} -> ${together(list(one, 'exits'))}`),
    ),
  };
}

function withLength({ witness }: Finding, what: string): string {
  return `${what} after ${witness?.length ?? 'no run'}`;
}

function quotedFirst({ message }: Finding): string {
  return /^`([^`]+)`/.exec(message)?.[1] ?? message;
}

function text({ data }: Finding, name: string): string {
  const value = data?.[name];
  return typeof value === 'string' ? value : '';
}

function list({ data }: Finding, name: string): readonly string[] {
  const value = data?.[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
