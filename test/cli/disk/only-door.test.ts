import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly imports: Readonly<Record<string, string>>;
};

/** The file that an import means; `undefined` for packages. */
function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.resolve(path.dirname(from), specifier);
  for (const [pattern, place] of Object.entries(manifest.imports)) {
    const prefix = pattern.replace('*', '');
    if (specifier.startsWith(prefix)) return path.join(root, place.replace('*', specifier.slice(prefix.length)));
  }
  return undefined;
}

test('what finds findings and programs asks the disk only where the questions are written down', () => {
  const reached = new Set(
    ['check-files.ts', 'compile-workflow.ts'].map((name) => path.join(root, 'cli/src/checking', name)),
  );
  const outside: string[] = [];
  for (const file of reached) {
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      const next = target(file, fileName);
      if (next !== undefined && existsSync(next)) reached.add(next);
      else if (/^(node:)?(fs|child_process|net|http|https)\b|^langium\/node$/.test(fileName))
        outside.push(`${path.relative(root, file)}: ${fileName}`);
    }
  }
  expect(reached.size).toBeGreaterThan(100);
  // The names of the providers are a part of each question.
  expect(outside).toEqual(['cli/src/providers-variable.ts: node:fs']);
});
