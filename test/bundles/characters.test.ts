import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { expect, it } from 'vitest';
import { ROOT } from './bundle.ts';

/** Of Chevrotain's lexer: what prepares it, and the kind of a character. */
interface Kinds {
  analyzeTokenTypes: (types: readonly object[], options: object) => unknown;
  charCodeToOptimizedIndex: (code: number) => number;
}

it('bundles know the kind of each character as the list does that they leave out', async () => {
  const source = path.join(ROOT, 'node_modules/chevrotain/lib/src/scan/lexer.js');
  const scripts = path.join(ROOT, 'scripts/bundle-plugins.mjs');
  const { kindsComputed } = (await import(scripts)) as { readonly kindsComputed: Plugin };
  const made = async (plugins: Plugin[]): Promise<{ readonly kinds: Kinds; readonly text: string }> => {
    const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: 'esm', write: false, plugins });
    const text = outputFiles[0]?.text ?? '';
    const kinds = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Kinds;
    kinds.analyzeTokenTypes([{ name: 'a', PATTERN: 'a' }], {});
    return { kinds, text };
  };
  const [ours, theirs] = [await made([kindsComputed]), await made([])];
  expect(ours.text).not.toBe(theirs.text);
  const codes = Array.from({ length: 65_536 }, (_, code) => code);
  const of = ({ kinds }: { readonly kinds: Kinds }): number[] => codes.map(kinds.charCodeToOptimizedIndex);
  expect(new Set(of(theirs)).size).toBeGreaterThan(500);
  expect(of(ours)).toEqual(of(theirs));
});
