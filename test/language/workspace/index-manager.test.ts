import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWorkspace, uriOf } from '../../support/workspace.ts';

/** Files by their numbers: `imports[n]` are those that file n imports, whether they exist or not. */
const textsOf = (imports: readonly (readonly number[])[]): Record<string, string> =>
  Object.fromEntries(
    imports.map((files, one) => [
      `f${one}.wf`,
      `${files.map((file) => `import { t${file} } from "./f${file}.wf"\n`).join('')}tool t${one}()\n`,
    ]),
  );

/** The files from which an import leads to one of those, directly or through others, by trying again until nothing is new. */
function importersOf(imports: readonly (readonly number[])[], changed: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const [one, files] of imports.entries()) {
      if (files.some((file) => changed.includes(file) || found.has(file))) found.add(one);
    }
  }
  return found;
}

it('affected by a change is who imports what changed, directly or through others', async () => {
  const file = fc.nat(7);
  const files = fc.array(fc.array(file, { maxLength: 3 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(files, fc.uniqueArray(file, { minLength: 1, maxLength: 2 }), async (imports, changed) => {
      const { IndexManager, LangiumDocuments } = (await createWorkspace(textsOf(imports))).shared.workspace;
      const uris = new Set(changed.map((one) => uriOf(`f${one}.wf`).toString()));
      const expected = importersOf(imports, changed);
      for (const one of imports.keys()) {
        if (changed.includes(one)) continue;
        const document = LangiumDocuments.getDocument(uriOf(`f${one}.wf`));
        if (document === undefined) throw new Error(`There is no file ${one}.`);
        expect(IndexManager.isAffected(document, uris)).toBe(expected.has(one));
      }
    }),
    { numRuns: 30 },
  );
});

it('of many files that import each other, each is looked at a few times to find those that a change affects', async () => {
  const many = 60;
  const circle = Array.from({ length: many }, (_, one) => [(one + 1) % many, (one * 7) % many]);
  const { IndexManager, LangiumDocuments } = (await createWorkspace(textsOf(circle))).shared.workspace;
  const documents = LangiumDocuments.all.toArray();
  let looks = 0;
  for (const { parseResult } of documents) {
    const { value } = parseResult;
    const get = (): typeof value => {
      looks += 1;
      return value;
    };
    Object.defineProperty(parseResult, 'value', { get });
  }
  const changed = new Set([uriOf('f0.wf').toString()]);
  const others = documents.filter(({ uri }) => !changed.has(uri.toString()));
  expect(others.filter((document) => IndexManager.isAffected(document, changed))).toHaveLength(many - 1);
  expect(looks).toBeLessThan(5 * many);
});
