import { describe, expect, test } from 'vitest';
import { programTexts } from '../../support/program-texts.ts';
import { createWorkspace } from '../../support/workspace.ts';

const workspace = await createWorkspace({});
const { Lexer } = workspace.Wf.parser;

/** Lowers a broken text: the result is smaller, and nothing throws. */
async function lower(text: string): Promise<void> {
  await workspace.write({ 'main.wf': text });
  expect(workspace.lower('main.wf').workflows.length).toBeLessThanOrEqual(text.split('workflow').length);
}

describe.each(programTexts('examples'))('%s', { timeout: 600_000 }, (_name, text) => {
  test('can be lowered after every key stroke that writes it', async () => {
    for (let length = 0; length <= text.length; length++) await lower(text.slice(0, length));
  });

  test('can be lowered without any one of its tokens', async () => {
    for (const { startOffset, image } of Lexer.tokenize(text).tokens) {
      if (image !== '') await lower(text.slice(0, startOffset) + text.slice(startOffset + image.length));
    }
  });
});
