import { describe, expect, it } from 'vitest';
import { keptOutAfter } from '#core/automaton/kept-out.ts';
import { predecessorsOf } from '#core/automaton/predecessors.ts';
import { defaultBudget, type Space } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { ruleText } from '#core/rules/rule-text.ts';
import { lowerText } from '../../support/lower.ts';
import { exploreNow } from './explore-now.ts';

async function spaceOf(statements: string, budget = defaultBudget): Promise<Space> {
  const text = `tool a(): "x" | "y"\ntool b()\ntool c()\nworkflow w {\n${statements}\n}`;
  const { workflows, types } = await lowerText(text);
  const [workflow] = workflows;
  if (workflow === undefined) throw new Error('The text has no workflow.');
  return exploreNow(transitionSystem(workflow, types), budget);
}

async function keptOut(statements: string, tool: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const kept = keptOutAfter(await spaceOf(statements), tool);
  return Object.fromEntries(kept.map(({ tool: other, rules }) => [other, rules.map(ruleText)]));
}

describe('what leads to a tool', () => {
  it('is the start, or the tools with an arrow that some run follows', async () => {
    const space = await spaceOf('start -> a\na -> when { "x" -> b\n "y" -> c }\nb -> c\nc -> exit');
    expect(predecessorsOf(space, 'a')).toEqual({ tools: [], first: true, complete: true });
    expect(predecessorsOf(space, 'c')).toEqual({ tools: ['a', 'b'], first: false, complete: true });
    expect(predecessorsOf(space, 'nobody')).toEqual({ tools: [], first: false, complete: true });
  });

  it('leaves out arrows that no run follows', async () => {
    const space = await spaceOf('start -> a\na -> b\nb -> c\nlimit c to 1\nc -> c | exit');
    expect(predecessorsOf(space, 'c').tools).toEqual(['b']);
  });

  it('says when it has not seen every state', async () => {
    const rules = 'start -> any\nuse a, b, c\na -> exit\nlimit b to 9 else -> a\nlimit c to 9 else -> b';
    expect(predecessorsOf(await spaceOf(rules, { states: 3, transitions: 10 }), 'a').complete).toBe(false);
  });
});

describe('what keeps the others from following', () => {
  it('is the arrow that leaves them out', async () => {
    expect(await keptOut('start -> a\na -> b\nb -> c\nc -> exit', 'a')).toEqual({ a: ['a -> b'], c: ['a -> b'] });
  });

  it('is a limit, an order, or both', async () => {
    const rules = 'start -> a\na -> a | b | c\nlimit a to 1\nonly after b: c\nb | c -> exit';
    expect(await keptOut(rules, 'a')).toEqual({ a: ['limit a to 1'], c: ['only after b: c'] });
  });

  it('is nothing where every run ends', async () => {
    expect(await keptOut('start -> a | b\na | b -> exit', 'a')).toEqual({});
  });

  it('is what holds after the tool, not what holds at the start', async () => {
    expect(await keptOut('start -> a\na -> b\nb -> a | c\nc -> exit', 'b')).toEqual({ b: ['b -> a | c'] });
  });

  it('leaves out names that are no tools of the workflow', async () => {
    const rules = 'start -> a\na -> b\nb -> exit\nonly after nobody: b';
    expect(Object.keys(await keptOut(rules, 'a'))).not.toContain('nobody');
  });

  it('is nothing after a tool that no run calls', async () => {
    expect(await keptOut('start -> a\na -> b\nb -> exit\nc -> a', 'c')).toEqual({});
    expect(await keptOut('start -> a\na -> b\nb -> exit', 'nobody')).toEqual({});
  });

  it('is nothing where nothing is kept out', async () => {
    expect(await keptOut('start -> a\nuse b, c\na -> any', 'a')).toEqual({});
  });
});
