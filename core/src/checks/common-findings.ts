import type { Finding } from '../diagnostics/finding.ts';

/** The findings of one list that the other has as well; where they tell it by other runs, without a run. */
export function commonFindings(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Map(others.map((finding) => [nameOf(finding), finding]));
  return findings.flatMap((finding) => {
    const other = known.get(nameOf(finding));
    if (other === undefined) return [];
    return runOf(finding) === runOf(other) ? finding : withoutRun(finding);
  });
}

/** What a finding says, without the run that shows it. */
function nameOf({ code, at, message, data }: Finding): string {
  return JSON.stringify([code, at, message, data]);
}

function runOf({ related, witness }: Finding): string {
  return JSON.stringify([related, witness]);
}

function withoutRun({ code, at, message, data }: Finding): Finding {
  return { code, at, message, related: [], ...(data === undefined ? {} : { data }) };
}
