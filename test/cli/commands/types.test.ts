import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { typeTable } from '#core/types/type-table.ts';
import { exportName, printModuleStub } from '#language/print/fragments/print-module-stub.ts';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import * as is from '../../executor/support/programs.ts';
import { temporaryFolder } from '../../executor/support/temporary-folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const folder = temporaryFolder();
folder.write(
  'mail.wf',
  `type Tree = { value: integer, next?: Tree[] }
type Mood = "angry" | "calm"

/**
 * Move a mail.
 * @param id Which.
 */
tool archive(id: string, folder: string = "old", mood?: Mood): { moved: boolean, tree: Tree }
  from "./mail.ts"
  secrets MAIL_KEY
tool \`delete it\`(ids: string[]): Mood
  from "./mail.ts" as remove
tool free() from "./mail.ts"
tool elsewhere(q: string): string
  http GET "https://a.example/{q}"
`,
);

/** What the TypeScript compiler says about a module beside the file. */
function problems(name: string, text: string): readonly string[] {
  const path = folder.write(name, text);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    exactOptionalPropertyTypes: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
  };
  const program = ts.createProgram([path], options);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('wf types', { timeout: 60_000 }, () => {
  it('writes what TypeScript needs to check a module', async () => {
    const terminal = new ScriptedTerminal({ cwd: folder.path });
    expect(await runCommandLine(['types', 'mail.wf'], terminal)).toBe(0);
    const text = readFileSync(join(folder.path, 'mail.wf.d.ts'), 'utf8');
    expect(text).toContain('"delete it": (args: { readonly ids: readonly string[] }, context: Context) => ');
    expect(text).not.toContain('elsewhere');
    const good = `import type { Tools, Types } from './mail.wf.d.ts';
      export const archive: Tools['archive'] = async ({ id, folder, mood }, { secrets, idempotencyKey }) => {
        const m: Types['Mood'] | undefined = mood;
        return { moved: secrets.MAIL_KEY === id + folder + idempotencyKey + (m ?? ''), tree: { value: 1, next: [{ value: 2 }] } };
      };
      export const remove: Tools['delete it'] = ({ ids }) => (ids.length > 0 ? 'angry' : 'calm');
      export const free: Tools['free'] = () => 7;`;
    expect(problems('good.ts', good)).toEqual([]);
    const bad = `import type { Tools } from './mail.wf.d.ts';
      export const archive: Tools['archive'] = ({ ids }) => ({ moved: 'yes', tree: { value: 1 } });`;
    expect(problems('bad.ts', bad).join()).toMatch(/'ids' does not exist/);
  });

  it('prints them on request', async () => {
    const terminal = new ScriptedTerminal({ cwd: folder.path });
    expect(await runCommandLine(['types', 'mail.wf', '--out', '-'], terminal)).toBe(0);
    expect(terminal.stdout).toContain('export interface Tools {');
  });
});

describe('the stub of a module', { timeout: 60_000 }, () => {
  const tree = {
    id: 'tree',
    name: 'Tree',
    type: is.object({ 'next?': { kind: 'reference', declaration: 'tree', name: 'Tree' } }),
  } as const;
  const tool = is.tool('delete it', {
    doc: 'Delete */ it.',
    parameters: { 'ids?': is.list(is.string), 'a b': is.union(is.integer, is.nothing) },
    returns: { kind: 'reference', declaration: 'tree', name: 'Tree' },
    secrets: ['KEY'],
  });

  it('is a typed function that fails until it is written', () => {
    const text = printModuleStub(tool, typeTable([tree]));
    expect(problems('stub.ts', text)).toEqual([]);
    expect(text).toContain('export async function delete_it(');
    expect(text).toContain('throw new Error("delete it is not written yet");');
    expect(
      problems(
        'use.ts',
        `import { delete_it } from './stub.ts';
      void delete_it({ ids: ['a'], 'a b': null }, { secrets: { KEY: 'k' }, idempotencyKey: '1' }).then((tree) => tree.next);`,
      ),
    ).toEqual([]);
  });

  it.each([
    ['archive', 'archive'],
    ['web-search', 'web_search'],
    ['2nd', '_2nd'],
    ['delete', 'delete_'],
    ['', '_'],
    ['日本', '_'],
  ])('exports %j as %s', (name, exported) => {
    expect(exportName(name)).toBe(exported);
  });
});
