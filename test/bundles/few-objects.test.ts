import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { EmptyFileSystem, type AstReflection, type ParseResult } from 'langium';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWfServices } from '#language/module.ts';
import { pictureOf } from '../language/parser/parse-picture.ts';
import { programTexts } from '../support/program-texts.ts';
import { ROOT } from './bundle.ts';

/** Of the language, what reads. */
interface Reader {
  readonly reflection: AstReflection;
  /** What reads all texts, and its second stage alone. */
  readonly parsers: readonly { parse(text: string): ParseResult }[];
}

const source = `
  import { EmptyFileSystem } from 'langium';
  import { createWfServices } from '#language/module.ts';
  const { shared, Wf } = createWfServices(EmptyFileSystem);
  export const reflection = shared.AstReflection;
  export const parsers = [Wf.parser.Parser, Wf.parser.LangiumParser];`;

const folder = mkdtempSync(path.join(tmpdir(), 'few-objects-'));
let ours: Reader;
const { shared, Wf } = createWfServices(EmptyFileSystem);
const { LangiumParser } = Wf.parser;

beforeAll(async () => {
  const { fewObjects } = (await import(path.join(ROOT, 'scripts/few-objects.mjs'))) as {
    readonly fewObjects: Plugin;
  };
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: ROOT },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    loader: { '.md': 'text' },
    logLevel: 'silent',
    plugins: [fewObjects],
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  expect(text).toContain('findSubtype(');
  writeFileSync(path.join(folder, 'reader.cjs'), text);
  ours = createRequire(import.meta.url)(path.join(folder, 'reader.cjs')) as Reader;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('bundles read texts, right and wrong, as Langium does', () => {
  const texts = [...programTexts('examples'), ...programTexts('test/fixtures')];
  expect(texts.length).toBeGreaterThan(10);
  for (const [name, text] of texts) {
    // Twice: what is kept from one reading to the next must not show.
    for (const part of [text, text.slice(0, text.length >> 1), text]) {
      const theirs = JSON.stringify(pictureOf(LangiumParser.parse(part)));
      for (const parser of ours.parsers) expect(JSON.stringify(pictureOf(parser.parse(part))), name).toBe(theirs);
    }
  }
});

it('bundles know which type is a part of which other', () => {
  const pairs = (reflection: AstReflection): string[] => {
    const types = [...reflection.getAllTypes(), 'Unknown'];
    return types.flatMap((one) =>
      types.filter((other) => reflection.isSubtype(one, other)).map((other) => `${one} ${other}`),
    );
  };
  expect(pairs(ours.reflection)).toEqual(pairs(shared.AstReflection));
  expect(pairs(ours.reflection)).toEqual(pairs(shared.AstReflection));
});
