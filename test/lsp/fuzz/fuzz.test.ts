import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { examples, goals } from './goals.ts';
import { questions } from './questions.ts';
import { round, type Task } from './round.ts';
import { startEditor } from './session.ts';
import { anyStretch, stretchesOf, typingOf } from './stretches.ts';

/** FUZZ_SEED repeats a run; FUZZ_ROUNDS types all texts so often, each stretch with a seed of its own. */
const seed = Number(process.env.FUZZ_SEED ?? '1');
const rounds = Number(process.env.FUZZ_ROUNDS ?? '0');

/** All texts in stretches of a few minutes each; while one is typed, the two texts before it are open. */
const stretches = goals
  .flatMap((goal, at) => {
    const before = goals.slice(Math.max(0, at - 2), at);
    return stretchesOf(goal, 1500).map((stretch) => ({ goal, name: goal.name, before, ...stretch }));
  })
  .map((stretch, index) => ({ ...stretch, index }));

describe('a client that types and asks', () => {
  const failed = vi.fn<(...words: readonly unknown[]) => void>();
  beforeEach(() => {
    failed.mockReset();
    vi.spyOn(console, 'error').mockImplementation(failed);
    process.on('unhandledRejection', failed);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.off('unhandledRejection', failed);
  });
  const errors = (): readonly string[] => failed.mock.calls.map((words) => words.map(String).join(' '));

  it('knows a question for everything that the server announces', async () => {
    const { server } = await startEditor();
    const announced = Object.entries(server.capabilities).flatMap(([name, can]) => (can ? [name] : []));
    expect(announced.filter((name) => !Object.hasOwn(questions, name))).toEqual([
      'textDocumentSync',
      'semanticTokensProvider',
    ]);
    await server.idle();
    await server.dispose();
  });

  it.each(examples.map((goal, index) => ({ goal, name: goal.name, index })))(
    'types $name',
    { timeout: 1_200_000 },
    async ({ goal, name, index }) => {
      const task: Task = {
        name,
        index,
        open: [],
        typing: (random) => typingOf(goal, anyStretch(goal, 1200, random), false, random),
        attention: 0.25,
      };
      expect(await round(seed, task, errors)).toBeUndefined();
    },
  );

  const long = Array.from({ length: rounds }, (_, index) => stretches.map((one) => ({ ...one, round: index }))).flat();
  it.for(long)('types $name, $from to $to, for long', { timeout: 1_200_000 }, async (stretch) => {
    const { goal, name, before, index } = stretch;
    const task: Task = {
      name,
      index,
      open: before,
      typing: (random) => typingOf(goal, stretch, random.chance(0.5), random),
      attention: 1,
    };
    expect(await round(seed + stretch.round * stretches.length, task, errors)).toBeUndefined();
  });
});
