import { describe, expect, it } from 'vitest';
import { exportedFunctions } from '../../../server/src/lsp/modules/exported-functions.ts';

describe('what a module exports', () => {
  it.each([
    ['export function send() {}', ['send']],
    ['export async function send(): Promise<void> {}\nexport const find = async () => 1;', ['send', 'find']],
    ['export const find = once(search), more = 1;', ['find']],
    ['export const limit = 5, name = "x";\nexport const list = [1];\nexport const on = true;', []],
    ['function a() {}\nfunction b() {}\nexport { a, b as two, type T, c as default };', ['a', 'two']],
    ['export { remote } from "./other.ts";', ['remote']],
    ['export type T = string;\nexport interface I {}\nexport default function () {}', []],
    ['// export function no() {}\n/* export function no() {} */\nconst x = "export function no() {}";', []],
    ['const x = `\nexport function no() {}\n`;\nexport function yes() {}', ['yes']],
    ['module.export function', []],
    ['export function __proto__() {}\nexport function $() {}', ['__proto__', '$']],
    ['export function', []],
    ['', []],
  ])('is read from %s', (source, names) => {
    expect(exportedFunctions(source).map(({ name }) => name)).toEqual(names);
  });

  it.each([
    [
      'export function f(a: { to: string }, b = {}): Promise<{ id: string }> {}',
      '(a: { to: string }, b = {}): Promise<{ id: string }>',
    ],
    ['export function f(): { id: string } { return x; }', '(): { id: string }'],
    [
      'export function f<T extends { a: 1 }>(\n  a: T,\n  b: () => void,\n) {}',
      '<T extends { a: 1 }>( a: T, b: () => void, )',
    ],
    ['export const f = async ({ to }: Args): Promise<string> => {};', '({ to }: Args): Promise<string>'],
    ['export const f = function (a) {};', '(a)'],
    ['export const f = once(g);', undefined],
    ['export const f = (1 + 2);', undefined],
    ['export function f(a: string): void;', '(a: string): void'],
    ['export function f(a', undefined],
    ['export const f: Tool = g;', undefined],
  ])('comes with parameters and result: %s', (source, signature) => {
    const [found] = exportedFunctions(source);
    expect(found?.signature).toBe(signature);
  });

  it('comes with its place and the comment in front of it', () => {
    const source =
      '/** Other. */\nlet x;\n/**\n * Send a mail.\n * Now.\n */\nexport function send() {}\nexport { x as y };';
    expect(exportedFunctions(source)).toEqual([
      { name: 'send', offset: source.indexOf('send()'), signature: '()', documentation: 'Send a mail.\nNow.' },
      { name: 'y', offset: source.indexOf('y }') },
    ]);
  });
});
