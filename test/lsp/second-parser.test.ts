import { LangiumCompletionParser, TextDocument } from 'langium';
import { afterEach, expect, it, vi } from 'vitest';
import { CompletionRequest } from 'vscode-languageserver-protocol/node';
import { RecoveringParser } from '#language/parser/recovering-parser.ts';
import { ask } from './fuzz/ask.ts';
import { placeIn, questions } from './fuzz/questions.ts';
import { Seeded } from './fuzz/seeded.ts';
import { atCursor, startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';

let server: ServerUnderTest | undefined;
afterEach(async () => {
  await server?.dispose();
  vi.restoreAllMocks();
});

it('makes no parser for a completion that reads no grammar', async () => {
  const made = vi.spyOn(LangiumCompletionParser.prototype, 'finalize');
  server = await startServerUnderTest();
  const { text, position } = atCursor('tool a() command ["a"]\nworkflow w {\n  start -> <|>\n}\n');
  const uri = await server.open('a.wf', text);
  await server.idle();
  const list = await server.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  expect(list).not.toBeNull();
  expect(made).not.toHaveBeenCalled();
});

it('makes no parser that knows of errors before the first error, whatever is asked', async () => {
  const made = vi.spyOn(RecoveringParser.prototype, 'finalize');
  server = await startServerUnderTest();
  const text = 'tool a() command ["a"]\nworkflow w {\n  start -> a -> exit\n}\n';
  const uri = await server.open('a.wf', text);
  await server.change(uri, `// First.\n${text}`);
  await server.idle();
  const document = TextDocument.create(uri, 'wf', 2, `// First.\n${text}`);
  const place = placeIn(document, document.getText().indexOf('a -> exit'), [], new Seeded(1));
  const answers = await ask(server.connection, Object.values(questions), place);
  expect(answers.filter(({ result }) => result !== null && result !== undefined).length).toBeGreaterThan(10);
  expect(made).not.toHaveBeenCalled();

  await server.change(uri, 'tool 1');
  await server.idle();
  expect(made).toHaveBeenCalledOnce();
});
