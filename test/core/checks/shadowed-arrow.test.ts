import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowBuilder, literals } from '#core/ir/builder.ts';
import { conflictsOf } from '#core/checks/conflicts.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { followedPairs } from '../automaton/followed-pairs.ts';
import { findingsOf, related, summary } from './findings.ts';
import { casesOf, seenOf } from '../../support/property-runs.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const once = (): WorkflowBuilder =>
  flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a', 'exit').limit('a', 1);

describe('shadowed-arrow', () => {
  it('names the statement that closes the way', () => {
    expect(summary(once())).toEqual([
      'shadowed-arrow @ rule 3: a: `a` never comes after `c` this way: `limit a to 1` forbids it.',
    ]);
    expect(related(once(), 'shadowed-arrow')).toEqual(['rule 4: `limit a to 1` keeps it out.']);
  });
  it('is not said of a way that some run takes', () => {
    const workflow = flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a', 'exit').limit('a', 2);
    expect(summary(workflow)).toEqual([]);
  });
  it('is not said where one of the tools is never called', () => {
    const workflow = flow().start('a').arrow('a', 'b', 'exit').arrow('b', 'exit').onlyAfter('b', 'b');
    expect(findingsOf(workflow).map(({ code }) => code)).toEqual(['unreachable-tool']);
  });
  it('is not said of a pair that is a conflict', () => {
    const workflow = flow().start('a', 'b').arrow('a', 'x', 'exit').arrow('b', 'x').arrow('x', 'exit');
    expect(findingsOf(workflow.onlyDirectlyAfter('b', 'x')).map(({ code }) => code)).toEqual(['conflicting-rules']);
  });
  it('is said of an `else` that nothing comes to, and not of a case that the type excludes', () => {
    const cases = new Map([
      ['x', ['b']],
      ['z', ['c']],
      ['failed', ['b', 'c']],
      ['else', ['c']],
    ]);
    const workflow = flow().tool('a', literals('x')).start('a').when('a', cases).arrow('b', 'exit').arrow('c', 'exit');
    expect(findingsOf(workflow).map(({ message }) => message)).toEqual([
      '`c` never comes after `a` this way: nothing comes to this case.',
    ]);
  });
  it('says nothing when the budget was used up', () => {
    const codes = findingsOf(once(), { states: 2, transitions: 100 }).map(({ code }) => code);
    expect(codes).toEqual(['analysis-incomplete']);
  });
  it('says nothing of tools that are called before the budget was used up', () => {
    const workflow = flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a', 'd').limit('a', 1);
    const chain = workflow.arrow('d', 'e').arrow('e', 'f').arrow('f', 'exit');
    expect(findingsOf(chain).map(({ code }) => code)).toEqual(['shadowed-arrow']);
    const codes = findingsOf(chain, { states: 5, transitions: 100 }).map(({ code }) => code);
    expect(codes).toEqual(['analysis-incomplete']);
  });
  it('is not said of arrows from a tool that another statement also chooses for', () => {
    const workflow = flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a', 'd').arrow('d', 'exit');
    const both = workflow.when('c', new Map([['else', ['d']]]));
    expect(findingsOf(both).map(({ code }) => code)).toEqual(['conflicting-rules']);
  });
  it('is not said of an `else` after a tool that is never called, and once of a target that is named twice', () => {
    const otherwise = new Map([['else', ['b']]]);
    const codes = findingsOf(flow().start('b').arrow('b', 'exit').when('a', otherwise)).map(({ code }) => code);
    expect(codes).toEqual(['unreachable-tool']);
    const twice = flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a', 'a', 'exit').limit('a', 1);
    expect(findingsOf(twice).map(({ code }) => code)).toEqual(['redundant-rule', 'shadowed-arrow']);
  });
  it('is not said of two arrows that runs follow in turn, each where the other is shut', () => {
    const turns = flow().start('c').arrow('c', 'a', 'b', 'exit').arrow('a', 'c').arrow('b', 'exit');
    expect(summary(turns.onlyAfter('a', 'b').limit('a', 1))).toEqual([]);
  });
  it('names what closes the way at first, not what closes it later', () => {
    const workflow = flow().start('c').arrow('c', 'y', 'z', 'exit').arrow('y', 'z').arrow('z', 'c');
    const found = findingsOf(workflow.onlyAfter('y', 'z').limit('y', 1).limit('z', 1));
    expect(found.filter(({ code }) => code === 'shadowed-arrow').map(({ message }) => message)).toEqual([
      '`z` never comes after `c` this way: `only after y: z` forbids it.',
    ]);
  });
  it('is said of exactly the arrows that a plain walk never follows', { timeout: 120_000 }, () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryWorkflow, (plain) => {
        // One statement each says what follows a tool, as the language has it; cases are compared by hand above.
        const choosing = new Set<string>();
        const rules = plain.rules.filter((rule) => {
          if (rule.type === 'conditional' || (rule.type === 'child' && choosing.has(rule.tool))) return false;
          if (rule.type === 'child') choosing.add(rule.tool);
          return true;
        });
        const workflow = { ...plain, rules };
        const walked = followedPairs(workflow, 300);
        if (walked === undefined || conflictsOf(workflow).length > 0) return;
        const expected = rules.flatMap((rule) => {
          if (rule.type !== 'child' || !walked.called.has(rule.tool)) return [];
          const names = new Set(rule.choice.targets.map(({ tool }) => tool));
          return [...names]
            .filter((to) => walked.called.has(to) && !walked.pairs.has(JSON.stringify([rule.tool, to])))
            .map((to) => ({ from: rule.tool, to }));
        });
        const found = findingsOf(workflow).filter(({ code }) => code === 'shadowed-arrow');
        seen += found.length;
        expect(found.map(({ data }) => ({ from: data?.from, to: data?.to }))).toEqual(expected);
      }),
      { numRuns: casesOf(2500) },
    );
    expect(seen).toBeGreaterThanOrEqual(seenOf(20));
  });
  it('names every statement that closes the way, in the first state that offers it', () => {
    const whole = (workflow: WorkflowBuilder): readonly unknown[] =>
      findingsOf(workflow)
        .filter(({ code }) => code === 'shadowed-arrow')
        .map(({ at, message, related, data }) => [
          at,
          message,
          related.map((one) => `${one.at}: ${one.message}`),
          data,
        ]);
    const round = (): WorkflowBuilder =>
      flow().start('a', 'p').arrow('a', 'b').arrow('b', 'a', 'exit', 'c').arrow('c', 'exit');
    expect(whole(round().arrow('p', 'a').limit('a', 1).onlyDirectlyAfter('p', 'a'))).toEqual([]);
    expect(
      whole(flow().start('a').arrow('a', 'b').arrow('b', 'c').arrow('c', 'a', 'b', 'exit').limit('a', 1).limit('b', 1)),
    ).toEqual([
      [
        'rule 3: a',
        '`a` never comes after `c` this way: `limit a to 1` forbids it.',
        ['rule 4: `limit a to 1` keeps it out.'],
        { from: 'c', to: 'a', rules: ['rule 4'] },
      ],
      [
        'rule 3: b',
        '`b` never comes after `c` this way: `limit b to 1` forbids it.',
        ['rule 5: `limit b to 1` keeps it out.'],
        { from: 'c', to: 'b', rules: ['rule 5'] },
      ],
    ]);
    // A conflict elsewhere hides nothing, and one that the arrow is part of says enough.
    const beside = once()
      .arrow('c2', 'd')
      .when('c2', new Map([['else', ['d']]]))
      .use('c2');
    expect(whole(beside)).toEqual([
      [
        'rule 3: a',
        '`a` never comes after `c` this way: `limit a to 1` forbids it.',
        ['rule 4: `limit a to 1` keeps it out.'],
        { from: 'c', to: 'a', rules: ['rule 4'] },
      ],
    ]);
    const failing = flow()
      .tool('a', literals('x'))
      .start('a')
      .when(
        'a',
        new Map([
          ['x', ['b']],
          ['failed', ['c']],
          ['else', ['c', 'b']],
        ]),
      );
    expect(whole(failing.arrow('b', 'exit').arrow('c', 'exit'))).toEqual([
      [
        'rule 1: c',
        '`c` never comes after `a` this way: nothing comes to this case.',
        [],
        { from: 'a', to: 'c', rules: [] },
      ],
      [
        'rule 1: b',
        '`b` never comes after `a` this way: nothing comes to this case.',
        [],
        { from: 'a', to: 'b', rules: [] },
      ],
    ]);
  });
});
