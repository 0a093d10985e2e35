import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { walk } from '../automaton/brute-force.ts';
import { findingsOf, related, summary } from './findings.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const vetoed = (): WorkflowBuilder => flow().start('a', 'r').arrow('a', 'exit').arrow('r', 'a').require('r');

describe('vetoed-exit', () => {
  it('names the exit and what is missing, with the shortest run', () => {
    expect(summary(vetoed())).toEqual([
      'vetoed-exit @ rule 1: `a` can be called before `r`: the run does not end then, it goes on.',
    ]);
    expect(related(vetoed(), 'vetoed-exit')).toEqual([
      'rule 0: a: 1. `a` is called.',
      'rule 3: `require r before exit` keeps the run from ending.',
    ]);
    expect(findingsOf(vetoed())[0]?.data).toEqual({ tool: 'a', missing: ['r'] });
  });
  it('names only the tools that are missing in that run', () => {
    const workflow = flow()
      .start('s')
      .arrow('s', 'a', 'r')
      .arrow('a', 'exit')
      .arrow('r', 'a')
      .require('s')
      .require('r');
    expect(findingsOf(workflow).map(({ data }) => data)).toEqual([{ tool: 'a', missing: ['r'] }]);
  });
  it('is gone when the exit comes only after the required tool', () => {
    expect(summary(vetoed().onlyAfter('r', 'b'))).toHaveLength(2);
    expect(summary(flow().start('r').arrow('r', 'a').arrow('a', 'exit').require('r'))).toEqual([]);
  });
  it('is not said of an `exit` that is withheld beside other targets', () => {
    const workflow = flow().start('a').arrow('a', 'r', 'exit').arrow('r', 'a').require('r');
    expect(findingsOf(workflow).map(({ code }) => code)).toEqual(['unbounded-loop']);
  });
  it('is certain although the budget was used up', () => {
    const workflow = vetoed().limit('b', 50, 'c').limit('c', 50, 'b');
    const codes = findingsOf(workflow, { states: 20, transitions: 1000 }).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['vetoed-exit', 'analysis-incomplete']));
  });
  it('is said of exactly the exits that a plain walk sees vetoed', { timeout: 120_000 }, () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const expected = walk(workflow, 300);
        if (expected === undefined) return;
        const found = findingsOf(workflow).filter(({ code }) => code === 'vetoed-exit');
        seen += found.length;
        expect(new Set(found.map(({ data }) => data?.tool))).toEqual(expected.vetoed);
      }),
      { numRuns: casesOf(1500) },
    );
    expect(seen).toBeGreaterThanOrEqual(seenOf(50));
  });
  it('is the whole finding: code, place, run and data', () => {
    expect(findingsOf(vetoed())).toEqual([
      {
        code: 'vetoed-exit',
        at: 'rule 1',
        message: '`a` can be called before `r`: the run does not end then, it goes on.',
        related: [
          { at: 'rule 0: a', message: '1. `a` is called.' },
          { at: 'rule 3', message: '`require r before exit` keeps the run from ending.' },
        ],
        witness: [{ tool: 'a' }],
        data: { tool: 'a', missing: ['r'] },
      },
    ]);
  });
});
