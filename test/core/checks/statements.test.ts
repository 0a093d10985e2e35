import { describe, expect, it } from 'vitest';
import { WorkflowBuilder } from '#core/ir/builder.ts';
import { arrowsOf, firstMention } from '#core/checks/statements.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();

describe('the first mention of a tool', () => {
  it('is what brings it in: an arrow from it, an arrow to it or a `use`, before what guards it', () => {
    expect(firstMention(flow().limit('a', 1).arrow('a', 'b').use('a').build(), 'a')).toBe('rule 1');
    expect(firstMention(flow().limit('b', 1).arrow('a', 'b').use('b').build(), 'b')).toBe('rule 1: b');
    expect(firstMention(flow().limit('a', 1).use('a').build(), 'a')).toBe('use a');
    expect(firstMention(flow().require('a').limit('a', 1).build(), 'a')).toBe('rule 0');
    expect(firstMention(flow().build(), 'a')).toBe('workflow');
  });
});

describe('what follows a tool', () => {
  const after = (workflow: WorkflowBuilder): string => arrowsOf(workflow.limit('a', 1).build(), 'a');
  it('is said by an arrow, a `when` or an exit, wherever the tool is named before', () => {
    const named = (): WorkflowBuilder => flow().start('a').require('a');
    expect(after(named().arrow('a', 'b'))).toBe('rule 2');
    expect(after(named().when('a', new Map([['else', ['b']]])))).toBe('rule 2');
    expect(after(named().arrow('a', 'exit'))).toBe('rule 2');
    expect(after(named().arrow('b', 'a'))).toBe('rule 0: a');
  });
});
