import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

describe('a constant of another language', () => {
  const call = (type: string, value: string): string =>
    `/** C. */\ntool c(x: ${type})\n  command ["c"]\n\nworkflow w {\n  start -> c(x: ${value}) -> exit\n}\n`;
  it.each([
    ['string | null', 'None', 'null'],
    ['boolean', 'True', 'true'],
    ['any', 'nil', 'null'],
  ])('for %s: %s', async (type, wrong, right) => {
    expect((await told(call(type, wrong))).after).toBe(call(type, right));
  });

  it('is not written where the parameter does not take it', async () => {
    expect((await told(call('string', 'None'))).after).toBeUndefined();
  });
});

it('an export in the path of its module', async () => {
  const tool = (from: string): string =>
    `/** C. */\ntool c()\n  from ${from}\n\nworkflow w {\n  start -> c -> exit\n}\n`;
  const { problems, after } = await told(tool('"./c.ts#run"'));
  expect(problems.at(-1)).toMatch(/The name of an export stands behind `as`: `from "\.\/c\.ts" as run`\.$/);
  expect(after).toBe(tool('"./c.ts" as run'));
});
