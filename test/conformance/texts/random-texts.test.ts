import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flowFindings, ruleFindings } from '#core/checks/check-workflow.ts';
import { atOnce } from '#core/automaton/at-once.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import { lowerText } from '../../support/lower.ts';
import { plainWalk } from './plain-walk.ts';
import { sketches, textOf, type Sketch } from './random-text.ts';

function hasExit({ arrows, whens }: Sketch): boolean {
  const choices = [...arrows.values(), ...[...whens.values()].flatMap((cases) => [...cases.values()])];
  return choices.some((targets) => targets.includes('exit'));
}

async function findingsIn(sketch: Sketch): Promise<readonly Finding[]> {
  const { workflows, types } = await lowerText(textOf(sketch));
  const [workflow] = workflows;
  if (workflow === undefined) throw new Error('The text has no workflow.');
  expect(new Set(workflow.tools.map(({ name }) => name))).toEqual(new Set(sketch.tools));
  return [...ruleFindings(workflow, true), ...atOnce(flowFindings(workflow, types))];
}

/** `from>to` of each target that is found to come never, sorted. */
function shadowedBy(findings: readonly Finding[]): readonly string[] {
  return findings
    .flatMap(({ code, data }) => (code === 'shadowed-arrow' ? [`${String(data?.from)}>${String(data?.to)}`] : []))
    .sort();
}

/** The tools of the limits whose `else` is found to change nothing, sorted. */
function needlessElses(findings: readonly Finding[]): readonly string[] {
  return findings
    .flatMap(({ code, message }) =>
      code === 'redundant-rule' ? (/^The `else` of `limit (\S+) to/.exec(message)?.[1] ?? []) : [],
    )
    .sort();
}

it('texts get the verdicts of a walk that knows only the words of the language', { timeout: 600_000 }, async () => {
  let compared = 0;
  let elses = 0;
  let cases = 0;
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(sketches, async (sketch) => {
      if (!hasExit(sketch)) return;
      const expected = plainWalk(sketch, 400);
      if (expected === undefined) return;
      const findings = await findingsIn(sketch);
      if (findings.some(({ code }) => code === 'conflicting-rules')) return;
      compared += 1;
      const toolsOf = (code: string): readonly string[] =>
        findings.flatMap((one) => (one.code === code ? [String(one.data?.tool ?? '')] : []));
      const codes = new Set(findings.map(({ code }) => code));
      for (const code of codes) seen.set(code, (seen.get(code) ?? 0) + 1);
      expect(toolsOf('unreachable-tool').toSorted()).toEqual(
        sketch.tools.filter((tool) => !expected.called.has(tool)).toSorted(),
      );
      expect([...new Set(toolsOf('dead-end'))].sort()).toEqual(expected.deadEnds);
      elses += needlessElses(findings).length;
      cases += findings.filter(
        ({ code, data }) => code === 'shadowed-arrow' && sketch.whens.has(String(data?.from)),
      ).length;
      expect(shadowedBy(findings)).toEqual(expected.shadowed);
      expect(needlessElses(findings)).toEqual(
        [...sketch.instead.keys()].filter((tool) => !expected.usedUp.has(tool)).toSorted(),
      );
      expect(codes.has('no-exit-path')).toBe(expected.noExitPath);
      expect(codes.has('unmet-requirement')).toBe(expected.unmetRequirement);
    }),
    { numRuns: 3000 },
  );
  expect(compared).toBeGreaterThan(600);
  expect(elses, 'limits never used up').toBeGreaterThan(20);
  expect(cases, 'targets of cases').toBeGreaterThan(50);
  for (const code of ['unreachable-tool', 'dead-end', 'no-exit-path', 'unmet-requirement', 'shadowed-arrow']) {
    expect(seen.get(code) ?? 0, code).toBeGreaterThan(5);
  }
});
