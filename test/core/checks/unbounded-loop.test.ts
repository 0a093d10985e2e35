import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { walkedLoops } from '../automaton/walked-loops.ts';
import { findingsOf, related, summary } from './findings.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const circle = (): WorkflowBuilder =>
  flow().start('draft').arrow('draft', 'review').arrow('review', 'draft', 'send').arrow('send', 'exit');

describe('unbounded-loop', () => {
  it('names the tools and goes round once', () => {
    expect(summary(circle())).toEqual([
      'unbounded-loop @ rule 1: No `limit` bounds how often `draft` and `review` in turn may be called.',
    ]);
    expect(related(circle(), 'unbounded-loop')).toEqual([
      'rule 0: draft: 1. `draft` is called.',
      'rule 1: review: 2. `review` is called.',
      'rule 2: draft: 3. `draft` is called.',
    ]);
  });
  it('is said of a tool that may follow itself', () => {
    expect(summary(flow().start('a').arrow('a', 'a', 'exit'))).toEqual([
      'unbounded-loop @ rule 1: No `limit` bounds how often `a` may be called.',
    ]);
  });
  it('is not said where a limit bounds the circle, or a mark opens it only once', () => {
    expect(summary(circle().limit('draft', 3, 'send'))).toEqual([]);
    expect(summary(circle().limit('review', 3, 'send'))).toEqual([]);
  });
  it('names the outermost of circles within circles, once', () => {
    const workflow = flow().start('a').arrow('a', 'a', 'b').arrow('b', 'a', 'c').arrow('c', 'b', 'exit').require('c');
    expect(findingsOf(workflow).map(({ data }) => data)).toEqual([{ tools: ['a', 'b', 'c'] }]);
  });
  it('is not said where a call is free, nor of a trap', () => {
    expect(summary(flow().start('any').use('a', 'b').arrow('done', 'exit'))).toEqual([]);
    const codes = findingsOf(flow().start('a', 'c').arrow('a', 'b').arrow('b', 'a').arrow('c', 'exit')).map(
      (one) => one.code,
    );
    expect(codes).toEqual(['no-exit-path']);
  });
  it('is said of exactly the circles of a plain walk', { timeout: 120_000 }, () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const expected = walkedLoops(workflow, 200);
        if (expected === undefined) return;
        const found = findingsOf(workflow).filter(({ code }) => code === 'unbounded-loop');
        seen += found.length;
        const tools = found.map(({ data }) => JSON.stringify([...((data?.tools ?? []) as readonly string[])].sort()));
        expect(tools.sort()).toEqual(expected);
      }),
      { numRuns: casesOf(2500) },
    );
    expect(seen).toBeGreaterThanOrEqual(seenOf(100));
  });
});
