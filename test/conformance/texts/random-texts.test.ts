import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from '#core/automaton/at-once.ts';
import { flowFindings, ruleFindings } from '#core/checks/check-workflow.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import { lowerText } from '../../support/lower.ts';
import { casesOf } from '../../support/property-runs.ts';
import { foundVerdicts } from './found-verdicts.ts';
import { hasConflict } from './plain-statements.ts';
import { plainVerdicts } from './plain-verdicts.ts';
import { plainWalk } from './plain-walk.ts';
import { sketches } from './random-sketches.ts';
import type { Sketch } from './sketch.ts';
import type { Verdicts } from './verdicts.ts';
import { textOf } from './written-sketch.ts';

async function findingsIn(sketch: Sketch): Promise<readonly Finding[]> {
  const { workflows, types, findings } = await lowerText(textOf(sketch));
  const [workflow] = workflows;
  if (workflow === undefined) throw new Error('The text has no workflow.');
  expect(new Set(workflow.tools.map(({ name }) => name))).toEqual(new Set(sketch.tools));
  return [...findings, ...ruleFindings(workflow, true), ...atOnce(flowFindings(workflow, types))];
}

/** How many cases there were in which a list of verdicts was not empty. */
class Tally {
  readonly counts = new Map<string, number>();

  add(verdicts: Verdicts): void {
    for (const [name, value] of Object.entries(verdicts) as [string, boolean | readonly string[]][]) {
      const isSomething = typeof value === 'boolean' ? value : value.length > 0;
      this.counts.set(name, (this.counts.get(name) ?? 0) + (isSomething ? 1 : 0));
    }
  }
}

it('texts get the verdicts of a walk that knows only the words of the language', { timeout: 600_000 }, async () => {
  let compared = 0;
  let conflicts = 0;
  const tally = new Tally();
  await fc.assert(
    fc.asyncProperty(sketches, async (sketch) => {
      const places = plainWalk(sketch, 400);
      if (places === undefined || places.some(({ ambiguous }) => ambiguous)) return;
      const findings = await findingsIn(sketch);
      const clashes = hasConflict(sketch);
      expect(findings.some(({ code }) => code === 'conflicting-rules')).toBe(clashes);
      if (clashes) {
        conflicts += 1;
        return;
      }
      compared += 1;
      const expected = plainVerdicts(sketch, places);
      tally.add(expected);
      expect(foundVerdicts(findings)).toEqual(expected);
    }),
    { numRuns: casesOf(2500) },
  );
  expect(conflicts).toBeGreaterThan(casesOf(100));
  expect(compared).toBeGreaterThan(casesOf(1000));
  expect([...tally.counts].filter(([, count]) => count < casesOf(10))).toEqual([]);
});
