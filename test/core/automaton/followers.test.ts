import { describe, expect, it } from 'vitest';
import { explore } from '#core/automaton/explore.ts';
import { followersOf, type Followers } from '#core/automaton/followers.ts';
import { defaultBudget, type Budget } from '#core/automaton/space.ts';
import { transitionSystem } from '#core/automaton/transition-system.ts';
import { lowerText } from '../../support/lower.ts';

const tools = `tool a(): "x" | "y"\ntool b()\ntool c()\n`;

async function followers(statements: string, tool?: string, budget: Budget = defaultBudget): Promise<Followers> {
  const { workflows, types } = await lowerText(`${tools}workflow w {\n${statements}\n}`);
  const [workflow] = workflows;
  if (workflow === undefined) throw new Error('The text has no workflow.');
  const exploring = explore(transitionSystem(workflow, types), budget);
  let step = exploring.next();
  while (step.done !== true) step = exploring.next();
  return followersOf(step.value, tool);
}

describe('what may follow', () => {
  it('the beginning is what start says', async () => {
    expect(await followers('start -> a | b\na | b -> exit')).toMatchObject({ tools: ['a', 'b'], mayEnd: false });
  });

  it('a tool is what its arrows say, in the order of the text', async () => {
    const expected = { tools: ['c', 'b'], mayEnd: false, complete: true };
    expect(await followers('start -> a\na -> when { "x" -> c\n "y" -> b }\nb | c -> exit', 'a')).toEqual(expected);
  });

  it('an exit tool is the end', async () => {
    expect(await followers('start -> a -> exit', 'a')).toEqual({
      tools: [],
      mayEnd: true,
      complete: true,
    });
  });

  it('a choice with exit is either', async () => {
    expect(await followers('start -> b\nb -> b | exit', 'b')).toMatchObject({ tools: ['b'], mayEnd: true });
  });

  it('a used-up tool does not follow', async () => {
    expect((await followers('start -> b\nb -> b | c\nlimit b to 1\nc -> exit', 'b')).tools).toEqual(['c']);
    expect((await followers('start -> b\nb -> b | c\nlimit b to 2\nc -> exit', 'b')).tools).toEqual(['b', 'c']);
  });

  it('a required tool that is missing keeps the end away', async () => {
    const rules = 'start -> b\nb -> c | exit\nc -> b\nrequire c before exit';
    expect(await followers(rules, 'b')).toMatchObject({ tools: ['c'], mayEnd: true });
    expect(await followers('start -> b\nb -> c | exit\nc -> exit\nrequire c before exit', 'b')).toMatchObject({
      tools: ['c'],
      mayEnd: false,
    });
  });

  it('a failed call that nothing takes is no end that was meant', async () => {
    const rules = 'start -> a\na -> when { "x" -> b\n else -> b }\nb -> when { "y" -> c }\nc -> exit';
    expect(await followers(rules, 'b')).toEqual({ tools: ['c'], mayEnd: false, complete: true });
    expect(await followers(rules, 'nobody')).toEqual({ tools: [], mayEnd: false, complete: true });
  });

  it('says when it has not seen every state', async () => {
    const rules = 'start -> any\nuse a, b, c\nlimit a to 9\nlimit b to 9\nlimit c to 9';
    expect((await followers(rules, 'a', { states: 10, transitions: 10 })).complete).toBe(false);
  });
});
