import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { examples, goals } from './goals.ts';
import { questions } from './questions.ts';
import { round } from './round.ts';
import { startEditor } from './session.ts';

/** FUZZ_SEED repeats a run; FUZZ_ROUNDS types all texts so often, each round with the next seed. */
const seed = Number(process.env.FUZZ_SEED ?? '1');
const rounds = Number(process.env.FUZZ_ROUNDS ?? '0');

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

  it.each(examples.map((goal, index) => ({ ...goal, index })))(
    'types $name',
    { timeout: 1_200_000 },
    async ({ index, ...goal }) => {
      expect(await round(seed + index, [goal], { attention: 0.25, letters: 1200 }, errors)).toBeUndefined();
    },
  );

  it.skipIf(rounds === 0)('types for long', { timeout: 3_600_000 }, async () => {
    for (let index = 0; index < rounds; index += 1)
      expect(await round(seed + index, goals, { attention: 1, letters: Infinity }, errors)).toBeUndefined();
  });
});
