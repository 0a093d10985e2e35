import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ableClient, startCompleting, type Completing } from './completing.ts';
import { program } from './program.ts';

describe('what completion says against an offer', () => {
  let completing: Completing;
  beforeAll(async () => {
    completing = await startCompleting({}, ableClient);
  });
  afterAll(() => completing.server.dispose());

  it('says why a target would be no good', async () => {
    const items = await completing.at(program('start -> classify', 'start -> <|>'));
    const archive = items.find(({ label }) => label === 'archive');
    expect(archive?.labelDetails?.description).toBe(
      '`archive` cannot be the first call: `only after classify: archive`.',
    );
    expect(items.at(-1)?.label).toBe('archive');
  });

  it('says that a tool can never follow, though statements far away forbid it', async () => {
    const text =
      'tool a()\ntool b()\ntool c()\nworkflow w {\n  start -> a\n  a -> <|>\n  only after c: b\n  c -> exit\n  limit c to 0 else -> exit\n}\n';
    const items = await completing.at(text);
    expect(items.find(({ label }) => label === 'b')?.labelDetails?.description).toBe(
      '`b` can never follow here: `only after c: b`.',
    );
  });

  it('says that a workflow would call itself', async () => {
    const text = 'workflow a {\n  start -> <|>\n}\nworkflow b {\n  start -> a\n  a -> exit\n}\n';
    const items = await completing.at(text);
    expect(items.find(({ label }) => label === 'b')?.labelDetails?.description).toBe('`a` would call itself');
  });
});
