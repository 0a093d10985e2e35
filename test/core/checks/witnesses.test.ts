import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conflictsOf } from '#core/checks/conflicts.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { solverFor, walk } from '../automaton/brute-force.ts';
import { replay } from '../automaton/replay.ts';
import { findingsOf } from './findings.ts';
import { casesOf } from '../../support/property-runs.ts';

it('every witness replays through the solver to what it claims', { timeout: 120_000 }, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(arbitraryWorkflow, (workflow) => {
      for (const { code, witness, related } of findingsOf(workflow)) {
        if (witness === undefined) continue;
        seen.set(code, (seen.get(code) ?? 0) + 1);
        const solver = solverFor(workflow);
        const state = replay(solver, workflow, witness);
        const answer = solver.allowed(state);
        expect(related.slice(0, witness.length).map(({ message }) => message.split('.')[0])).toEqual(
          witness.map((_, index) => String(index + 1)),
        );
        if (code === 'unbounded-loop') {
          // The last call was made before, and not by the way to the circle alone.
          expect(witness.slice(0, -1)).toContainEqual(witness.at(-1));
          continue;
        }
        if (code === 'non-exhaustive-when') expect(answer.end).toEqual({ kind: 'unmatched' });
        else expect(answer).not.toHaveProperty('end');
        expect(answer).not.toHaveProperty('finish');
        expect(answer.mayAnswer).toBe(false);
        if (code === 'dead-end') expect(answer.tools).toEqual([]);
        if (code === 'no-exit-path') expect(answer.tools).not.toEqual([]);
        if (code === 'unmet-requirement' || code === 'vetoed-exit') expect(solver.missing(state)).not.toEqual([]);
      }
    }),
    { numRuns: Math.max(casesOf(2000), 100) },
  );
  expect([...seen.keys()].sort()).toEqual([
    'dead-end',
    'no-exit-path',
    'non-exhaustive-when',
    'unbounded-loop',
    'unmet-requirement',
    'vetoed-exit',
  ]);
});

it('tools are unreachable exactly when a plain walk never calls them', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(arbitraryWorkflow, (workflow) => {
      const expected = walk(workflow, 300);
      if (expected === undefined || conflictsOf(workflow).length > 0) return;
      const found = findingsOf(workflow).filter((one) => one.code === 'unreachable-tool');
      const uncalled = workflow.tools.map((tool) => tool.name).filter((name) => !expected.called.has(name));
      expect(found.map((one) => one.data?.tool)).toEqual(uncalled);
      for (const { message } of found) expect(message).toMatch(/^`.*` is never called: .+\.$/s);
    }),
    { numRuns: casesOf(1500) },
  );
});
