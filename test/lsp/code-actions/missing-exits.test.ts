import { expect, it } from 'vitest';
import { fixed } from './fixed.ts';

const tools = `/** Search. */
tool search(): string command ["s"]
/** Judge. */
tool judge(): "good" | "poor" command ["j"]
/** Write. */
tool write(): string command ["w"]
`;

async function titles(lines: string): Promise<readonly string[]> {
  const fixes = await fixed(`${tools}workflow w {\n  ${lines}\n}\n`, 'missing-exit');
  return [...fixes.keys()];
}

it('an exit is added behind calls that go round, and said to leave the circle without a limit', async () => {
  expect(await titles('start -> search -> judge -> when {\n    "good" -> write\n    else -> search\n  }')).toEqual([
    'Add `-> exit` after `write`, with no limit to the circle yet *',
  ]);
  expect(await titles('start -> search -> judge -> write -> search')).toContain(
    'Add `search -> exit`, with no limit to the circle yet *',
  );
});

it('nothing is said of a circle where there is none', async () => {
  expect(await titles('start -> search -> judge -> write')).toEqual(['Add `-> exit` after `write` *']);
});

it('an end leads to the tools that another chain begins with and nothing leads to', async () => {
  expect(await titles('start -> search\n  judge -> write -> exit')).toEqual([
    'Add `-> judge` after `search` *',
    'Add `-> any` after `search`',
  ]);
  expect(
    await titles('start -> judge -> when {\n    "good" -> write\n    else -> search\n  }\n  search -> exit'),
  ).toEqual(['Add `-> exit` after `write` *', 'Add `-> any` after `write`']);
});
