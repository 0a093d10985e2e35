import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { ruleFindings } from '#core/checks/check-workflow.ts';
import { findingsOf } from './findings.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('not-in-workflow', () => {
  it('is said of each rule that names another tool, once', () => {
    const workflow = flow().start('a').arrow('a', 'exit').limit('b', 1).onlyAfter('c', 'a').onlyAfter('c', 'a');
    expect(
      findingsOf(workflow)
        .filter((one) => one.code === 'not-in-workflow')
        .map((one) => [one.at, one.data]),
    ).toEqual([
      ['rule 2', { tool: 'b' }],
      ['rule 3', { tool: 'c' }],
    ]);
  });
  it('stands at the name, where the rule knows its place', () => {
    const workflow = flow()
      .start('a')
      .arrow('a', 'exit')
      .rule({ type: 'max-count', tool: 'b', limit: 1, toolId: 'limited b' })
      .rule({ type: 'after', parent: 'c', parentId: 'parent c', tool: 'd' })
      .rule({ type: 'directly-after', parent: 'c', parentId: 'direct parent c', tool: 'd' })
      .rule({ type: 'directly-after', parent: 'e', tool: 'a' })
      .require('f')
      .rule({ type: 'requires-approval', tool: 'g' });
    const found = findingsOf(workflow).filter(({ code }) => code === 'not-in-workflow');
    expect(found.map(({ at, message }) => `${at}: ${message}`)).toEqual([
      'limited b: `b` is no tool of `test`: no arrow, case or `use` names it.',
      'parent c: `c` is no tool of `test`: no arrow, case or `use` names it.',
      'rule 3: `d` is no tool of `test`: no arrow, case or `use` names it.',
      'direct parent c: `c` is no tool of `test`: no arrow, case or `use` names it.',
      'rule 4: `d` is no tool of `test`: no arrow, case or `use` names it.',
      'rule 5: `e` is no tool of `test`: no arrow, case or `use` names it.',
      'rule 6: `f` is no tool of `test`: no arrow, case or `use` names it.',
      'rule 7: `g` is no tool of `test`: no arrow, case or `use` names it.',
    ]);
    expect(found[0]).toEqual({
      code: 'not-in-workflow',
      at: 'limited b',
      message: '`b` is no tool of `test`: no arrow, case or `use` names it.',
      related: [],
      data: { tool: 'b' },
    });
  });
  it('waits until the workflow is complete', () => {
    const workflow = flow().start('a').arrow('a', 'exit').limit('b', 1).use('c').use('c').build();
    expect(ruleFindings(workflow, true).map(({ code }) => code)).toEqual(['not-in-workflow', 'redundant-rule']);
    expect(ruleFindings(workflow, false)).toEqual([]);
  });
});
