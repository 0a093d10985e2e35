import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodeActionRequest, type CodeAction } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { quickFixes } from '../../server/src/lsp/code-actions/registry.ts';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { clean, openEnd, withoutExit } from './texts.ts';

describe('quick fixes', () => {
  let server: ServerUnderTest;
  let files = 0;
  beforeAll(async () => {
    server = await startServerUnderTest();
  });
  afterAll(() => server.dispose());

  /** The fixes for the first finding of a code, each with the text that it makes. */
  const fixed = async (text: string, code: string): Promise<ReadonlyMap<string, string>> => {
    const uri = await server.open(`f${(files += 1)}.wf`, text);
    const findings = await server.nextFindings(uri, (codes) => codes.includes(code));
    const diagnostics = findings.filter((finding) => finding.code === code).slice(0, 1);
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics },
    });
    const document = TextDocument.create(uri, 'wf', 1, text);
    return new Map(
      ((actions ?? []) as CodeAction[]).map(({ title, edit }) => [
        title,
        TextDocument.applyEdits(document, edit?.changes?.[uri] ?? []),
      ]),
    );
  };

  it('are each for codes that exist', () => {
    expect(quickFixes.flatMap(({ codes }) => codes).filter((code) => !Object.hasOwn(catalogue, code))).toEqual([]);
  });

  it('end a workflow that nothing ends', async () => {
    expect(await fixed(withoutExit, 'missing-exit')).toEqual(new Map([['Add `-> exit`', clean]]));
  });

  it('end after one tool among others that go on', async () => {
    const expected = openEnd.replace('mail | report\n', 'mail | report\n  report -> exit\n');
    expect(await fixed(openEnd, 'missing-exit')).toEqual(new Map([['Add `report -> exit`', expected]]));
  });

  it('correct a mistyped tool, or declare it', async () => {
    const wrong = clean.replace('mail |', 'mial |');
    const fixes = await fixed(wrong, 'unresolved-reference');
    expect([...fixes.keys()]).toEqual(['Change to `mail`', 'Declare tool `mial`']);
    expect(fixes.get('Change to `mail`')).toBe(clean);
    expect(fixes.get('Declare tool `mial`')).toBe(wrong.replace('workflow', 'tool mial()\n\nworkflow'));
  });

  it('declare a tool with the parameters of its call, above the comment of the workflow', async () => {
    const text = clean
      .replace('workflow', '/** A workflow. */\nworkflow')
      .replace('mail | report', 'archive(id: "1", count: 2, now: true) | report');
    const fixes = await fixed(text, 'unresolved-reference');
    expect(fixes.get('Declare tool `archive`')).toBe(
      text.replace('/** A workflow', 'tool archive(id: string, count: number, now: boolean)\n\n/** A workflow'),
    );
  });

  it('correct a placeholder', async () => {
    const fixes = await fixed(clean.replace('{topic}', '{topik}'), 'unknown-placeholder');
    expect(fixes).toEqual(new Map([['Change to `topic`', clean]]));
  });

  it('offer nothing for findings of others', async () => {
    const uri = await server.open('others.wf', clean);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const diagnostics = [{ range, message: 'x', source: 'spelling', data: { code: 'missing-exit' } }];
    const context = { diagnostics };
    expect(
      await server.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context }),
    ).toEqual([]);
  });
});
