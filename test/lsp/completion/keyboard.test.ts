import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CompletionRequest, type CompletionList } from 'vscode-languageserver-protocol/node';
import { startServerUnderTest, type ServerUnderTest } from '../server-under-test.ts';
import { withItem } from './completing.ts';

const example = readFileSync('examples/triage.wf', 'utf8');

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startServerUnderTest({}, { 'tools/mail.ts': '', 'tools/page.mjs': '' });
});
afterAll(async () => {
  await server.idle();
  await server.dispose();
});

/** Where a person would look at the list: a word begins, or its first letter is typed. */
function isLookedAt(text: string, target: string): boolean {
  const next = target.charAt(text.length);
  const isWord = (character: string): boolean => /[\w./"]/.test(character);
  return isWord(next) && (!isWord(text.at(-1) ?? ' ') || !isWord(text.at(-2) ?? ' ') || /["./]$/.test(text));
}

/** The longest beginning of the target that taking an offer gives, where one does. */
async function afterOffer(uri: string, text: string, target: string): Promise<string | undefined> {
  await server.change(uri, text);
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const list = (await server.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position,
  })) as CompletionList;
  return list.items
    .map((item) => withItem(text, item))
    .filter((result) => result.length > text.length && target.startsWith(result))
    .toSorted((a, b) => b.length - a.length)[0];
}

it('writes examples/triage.wf from an empty file, most of its names and words by taking offers', async () => {
  const uri = await server.open('triage.wf', '');
  let text = '';
  let offered = 0;
  while (text.length < example.length) {
    const result = isLookedAt(text, example) ? await afterOffer(uri, text, example) : undefined;
    if (result === undefined) text += example.charAt(text.length);
    else {
      offered += result.length - text.length;
      text = result;
    }
  }
  await server.change(uri, text);
  expect(text).toBe(example);
  // The rest is what only the author can know: comments, texts, new names, numbers, and signs.
  const words = [...example.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"""[\s\S]*?"""/g, '').matchAll(/[\w./]{2,}/g)];
  const letters = words.reduce((sum, [word]) => sum + word.length, 0);
  expect(offered / letters).toBeGreaterThan(0.5);
}, 120_000);
