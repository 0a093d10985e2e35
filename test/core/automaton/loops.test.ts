import { describe, expect, it } from 'vitest';
import { exploreWorkflow } from '#core/automaton/explore-reduced.ts';
import { atOnce } from '#core/automaton/at-once.ts';
import { loopsOf } from '#core/automaton/loops.ts';
import { defaultBudget } from '#core/automaton/space.ts';
import { WorkflowBuilder } from '#core/ir/builder.ts';

const flow = (): WorkflowBuilder => new WorkflowBuilder();
const loops = (workflow: WorkflowBuilder): readonly string[] =>
  loopsOf(atOnce(exploreWorkflow(workflow.build(), [], defaultBudget))).map(({ tools }) => tools.join(' '));

describe('loops', () => {
  it('go round over arrows only: where anything may follow one of the tools, nobody drew a circle', () => {
    expect(loops(flow().start('a').arrow('a', 'b').use('b').arrow('done', 'exit'))).toEqual([]);
    expect(loops(flow().start('a').arrow('a', 'b').arrow('b', 'a', 'exit'))).toEqual(['a b']);
  });

  it('that an order opens wider are one, also where runs come to the wider one first', () => {
    const workflow = flow().start('p', 's').arrow('p', 'a').arrow('s', 't').arrow('t', 'a').arrow('a', 'b');
    expect(loops(workflow.arrow('b', 'a', 'c', 'exit').arrow('c', 'a').onlyAfter('p', 'c'))).toEqual(['a b c']);
  });

  it('that share some of their tools are each told', () => {
    const workflow = flow().start('p', 'q').arrow('p', 'c').arrow('q', 'd').arrow('c', 'a').arrow('a', 'b');
    workflow.arrow('b', 'c', 'd', 'exit').arrow('d', 'e').arrow('e', 'a').onlyAfter('p', 'c').onlyAfter('q', 'd');
    expect(loops(workflow)).toEqual(['c a b', 'd a e b']);
  });
});
