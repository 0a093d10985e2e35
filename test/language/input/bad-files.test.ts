import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import type { LocatedFinding } from '#language/analysis/diagnostics.ts';
import { deepestNesting } from '#language/lexer/written-tokens.ts';
import { createWfServices } from '#language/module.ts';
import { createWorkspace, isProblem } from '../../support/workspace.ts';

/** The errors and warnings of a file on disk with these bytes. */
async function findingsOf(bytes: Uint8Array | string): Promise<readonly LocatedFinding[]> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'wf-input-')), 'main.wf');
  writeFileSync(file, bytes);
  const { shared, Wf } = createWfServices(NodeFileSystem);
  const document = await shared.workspace.LangiumDocuments.getOrCreateDocument(URI.parse(pathToFileURL(file).href));
  await shared.workspace.DocumentBuilder.build([document], { validation: false });
  return (await Wf.analysis.Diagnostics.all(document)).filter(isProblem);
}

const good = 'tool a()\nworkflow w {\n  start -> a -> exit\n}\n';

describe('files as they come', () => {
  test.each<[string, Uint8Array | string]>([
    ['plain', good],
    ['with a byte order mark', `\uFEFF${good}`],
    ['with Windows line ends', good.replaceAll('\n', '\r\n')],
    ['with line ends of old Macs', good.replaceAll('\n', '\r')],
    ['without a last line end', good.trimEnd()],
    ['empty', ''],
    ['only a byte order mark', '\uFEFF'],
    ['only a comment', '// nothing'],
  ])('%s: no finding', async (_name, bytes) => {
    expect(await findingsOf(bytes)).toEqual([]);
  });

  test('not UTF-8: said once, where it begins', async () => {
    const bytes = Buffer.from(`// gr\u00fc\u00df\n${good}`, 'latin1');
    expect(await findingsOf(bytes)).toMatchObject([
      {
        code: 'syntax-error',
        message: expect.stringContaining('not UTF-8') as string,
        range: { start: { line: 0, character: 5 } },
      },
    ]);
  });

  test('a range behind characters of two units counts units', async () => {
    const [finding] = await findingsOf('/* 🛠🛠 */ tool start()');
    expect(finding?.range).toEqual({ start: { line: 0, character: 16 }, end: { line: 0, character: 21 } });
  });

  test('control characters mean nothing', async () => {
    expect(await findingsOf(`\u0000${good}`)).toMatchObject([
      { code: 'syntax-error', range: { start: { line: 0, character: 0 } } },
    ]);
  });
});

describe('brackets nested ten thousand deep are one finding', () => {
  const many = 10_000;
  test.each([
    ['types', `type T = ${'('.repeat(many)}string${')'.repeat(many)}`],
    ['types, not closed', `type T = ${'('.repeat(many)}`],
    ['object types', `type T = ${'{ a: '.repeat(many)}string${' }'.repeat(many)}`],
    ['array types', `type T = string${'[]'.repeat(many)}`],
    ['lists', `tool a(x: any = ${'['.repeat(many)}${']'.repeat(many)})`],
    ['objects', `tool a(x: any = ${'{ a: '.repeat(many)}1${' }'.repeat(many)})`],
    ['values', `tool a(x: any)\nworkflow w { start -> a(x: ${'['.repeat(many)}${']'.repeat(many)}) -> exit }`],
    ['cases', `tool a(): string\nworkflow w { start -> ${'a -> when { else -> '.repeat(many)}a${' }'.repeat(many)} }`],
    ['closing ones', `type T = string${')'.repeat(many)}`],
  ])('%s', async (_name, text) => {
    const { problems } = await createWorkspace({
      'main.wf': `${text}\ntool last(`.replace('tool last(', 'tool last()'),
    });
    const found = (await problems('main.wf')).filter(({ code }) => code === 'syntax-error');
    expect(found).toHaveLength(1);
    expect(found[0]?.range.start.line).toBeLessThan(2);
  });

  test('the deepest that is allowed can be used', async () => {
    const depth = deepestNesting - 1;
    const { problems, lower } = await createWorkspace({
      'main.wf': `type T = ${'('.repeat(depth)}string${')'.repeat(depth)}\ntool a(x: any = ${'['.repeat(depth)}${']'.repeat(depth)})`,
    });
    expect(await problems('main.wf')).toEqual([]);
    expect(lower('main.wf').types[0]?.type).toEqual({ kind: 'primitive', name: 'string' });
  });
});

describe('long texts', () => {
  test.each([
    ['a text of 5 MB in quotes', (size: number) => `tool a() prompt "${'x'.repeat(size)}"`],
    ['a text of 5 MB with escapes', (size: number) => `tool a() prompt "${'\\n'.repeat(size / 2)}"`],
    ['a text of 5 MB over lines', (size: number) => `tool a() prompt """${'line of text\n'.repeat(size / 13)}"""`],
    ['a text of 5 MB that is not closed', (size: number) => `tool a() prompt """${'x'.repeat(size)}`],
    ['a comment of 5 MB', (size: number) => `/*${'*'.repeat(size)}*/`],
    ['a comment of 5 MB that is not closed', (size: number) => `/*${'*'.repeat(size)}`],
    ['a name of 5 MB', (size: number) => `tool ${'a'.repeat(size)}()`],
    ['a line of 5 MB of garbage', (size: number) => '%'.repeat(size)],
    ['a placeholder of 5 MB', (size: number) => `tool a() prompt "{${'a.'.repeat(size / 2)}"`],
  ])(
    '%s',
    async (_name, make) => {
      const { problems, lower } = await createWorkspace({ 'main.wf': make(5_000_000) });
      expect((await problems('main.wf')).length).toBeLessThan(3);
      expect(lower('main.wf').workflows).toEqual([]);
    },
    20_000,
  );
});
