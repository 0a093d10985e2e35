import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { URI, type LangiumDocument } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { createWfServices } from '#language/module.ts';
import { isProblem } from '../support/workspace.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const examples = globSync('examples/**/*.wf', { cwd: root }).toSorted();
const { shared, Wf } = createWfServices(NodeFileSystem);

async function open(file: string): Promise<LangiumDocument> {
  const document = await shared.workspace.LangiumDocuments.getOrCreateDocument(
    URI.parse(pathToFileURL(path.join(root, file)).href),
  );
  await shared.workspace.DocumentBuilder.build([document], { validation: false });
  return document;
}

test('there are the examples that the documentation speaks of', () => {
  expect(examples).toEqual(
    ['research', 'triage', 'free', 'review', 'etl', 'broken', 'library/tools', 'library/support', 'library/cleanup']
      .map((name) => path.join('examples', `${name}.wf`))
      .toSorted(),
  );
});

describe.each(examples.filter((file) => !file.endsWith('broken.wf')))('%s', (file) => {
  test('has no errors and no warnings', async () => {
    const found = await Wf.analysis.Diagnostics.all(await open(file));
    expect(found.filter(isProblem)).toEqual([]);
  });

  test('compiles', async () => {
    const document = await open(file);
    for (const { name } of Wf.analysis.Lowering.lower(document).workflows) {
      expect(await Wf.analysis.Compiler.compile(document, name)).toMatchObject({ kind: 'program' });
    }
  });

  test('names programs and modules that are there', async () => {
    const document = await open(file);
    const folder = path.dirname(path.join(root, file));
    for (const { implementation } of Wf.analysis.Lowering.lower(document).tools) {
      if (implementation?.kind === 'module') expect(existsSync(path.join(folder, implementation.path))).toBe(true);
      if (implementation?.kind !== 'command') continue;
      const script = implementation.argv[1]?.parts[0];
      expect(script?.kind === 'text' && existsSync(path.join(folder, script.text))).toBe(true);
    }
  });
});

test('broken.wf shows one of each finding', async () => {
  const found = await Wf.analysis.Diagnostics.all(await open('examples/broken.wf'));
  // A workflow too large to be explored would fill the file; beside an error of syntax nothing is said to be unused.
  const hidden = ['analysis-incomplete', 'syntax-error'];
  const shown = Object.keys(catalogue).filter((code) => !hidden.includes(code));
  expect([...new Set(found.map(({ code }) => code))].toSorted()).toEqual(shown.toSorted());
});

test('the comments of broken.wf name what is found on their lines', async () => {
  const document = await open('examples/broken.wf');
  const found = await Wf.analysis.Diagnostics.all(document);
  const lines = document.textDocument.getText().split('\n');
  const promised = lines.flatMap((line, index) =>
    Object.keys(catalogue)
      .filter((code) => line.split('//')[1]?.includes(code))
      .map((code) => `${index + 1}: ${code}`),
  );
  const there = new Set(found.map(({ code, range }) => `${range.start.line + 1}: ${code}`));
  expect(promised.filter((promise) => !there.has(promise))).toEqual([]);
  expect(promised.length).toBeGreaterThan(20);
});
