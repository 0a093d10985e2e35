import { describe, expect, it } from 'vitest';
import { catalogue } from '#core/diagnostics/catalogue.ts';
import { quickFixes } from '../../../server/src/lsp/code-actions/fixes/registry.ts';
import { clean, openEnd, withoutExit } from '../texts.ts';
import { openText, store } from './editor.ts';
import { changed, fixed } from './fixed.ts';

describe('quick fixes', () => {
  it('are each for codes that exist', () => {
    expect(quickFixes.flatMap(({ codes }) => codes).filter((code) => !Object.hasOwn(catalogue, code))).toEqual([]);
  });

  it('correct a name to no workflow that would call itself', async () => {
    const text =
      'tool ask()\nworkflow asks {\n  start -> asl -> exit\n}\nworkflow asl2 {\n  start -> asks -> exit\n}\n';
    const fixes = await fixed(text, 'unresolved-reference');
    expect([...fixes.keys()].filter((title) => title.startsWith('Change'))).toEqual(['Change to `ask` *']);
  });

  it.each([
    ['from "./search.py"', 'command ["python3", "search.py", "{text}", "{`a b`}"]'],
    ['from "./tools/a{{b.SH" as look', 'command ["sh", "tools/a{{b.SH", "{text}", "{`a b`}"]'],
    ['from "./search.go"', undefined],
  ])('run a program in another language as a command: %s', async (module, command) => {
    const tool = (written: string): string =>
      `/** Look. */\ntool look(text: string, \`a b\`: integer)\n  ${written}\n  timeout 5s\n`;
    const fixes = await fixed(tool(module), 'unsupported-module');
    expect([...fixes]).toEqual(command === undefined ? [] : [[`Run it by \`${command}\` *`, tool(command)]]);
  });

  it('take out quotes that were typed twice', async () => {
    const fixes = await fixed(changed('{topic}."""', '{topic}.""""""'), 'surplus-quotes');
    expect([...fixes]).toEqual([['Remove `"""` *', clean]]);
  });

  it('end a workflow that nothing ends', async () => {
    const fixes = await fixed(withoutExit, 'missing-exit');
    expect(fixes.get('Add `-> exit` after `mail` or `report` *')).toBe(clean);
  });

  it('end after one tool among others that go on', async () => {
    const fixes = await fixed(openEnd, 'missing-exit');
    expect([...fixes.keys()]).toEqual(['Add `report -> exit` *', 'Add `report -> any`']);
    expect(fixes.get('Add `report -> exit` *')).toBe(
      openEnd.replace('mail | report\n', 'mail | report\n  report -> exit\n'),
    );
  });

  it('lead out of a circle, and say that it has no limit', async () => {
    const circle = openEnd.replace('mail | report\n', 'mail | report\n  report -> report\n');
    const fixes = await fixed(circle, 'no-exit-path');
    const way = 'with no limit to the circle yet';
    expect([...fixes.keys()]).toEqual([
      `Add \`| mail\` to what may follow \`report\`, ${way} *`,
      `Add \`| exit\` to what may follow \`report\`, ${way}`,
    ]);
    expect([...fixes.values()][0]).toContain('  report -> report | mail\n');
  });

  it('correct a mistyped tool, or declare it', async () => {
    const wrong = changed('mail |', 'mial |');
    const fixes = await fixed(wrong, 'unresolved-reference');
    expect([...fixes.keys()]).toEqual(['Change to `mail` *', 'Declare tool `mial`']);
    expect(fixes.get('Change to `mail` *')).toBe(clean);
    expect(fixes.get('Declare tool `mial`')).toBe(wrong.replace('workflow', 'tool mial()\n\nworkflow'));
  });

  it('declare a tool with the parameters of its call, above the comment of the workflow', async () => {
    const text = changed('workflow', '/** A workflow. */\nworkflow').replace(
      'mail | report',
      'archive(id: "1", count: 2, now: true) | report',
    );
    const fixes = await fixed(text, 'unresolved-reference');
    expect(fixes.get('Declare tool `archive`')).toBe(
      text.replace('/** A workflow', 'tool archive(id: string, count: number, now: boolean)\n\n/** A workflow'),
    );
  });

  it('import a tool from the file that declares it', async () => {
    const text = changed('mail |', 'post |');
    const fixes = await fixed(text, 'unresolved-reference', { 'lib/post.wf': 'tool post()\n' });
    expect(fixes.get('Import `post` from `./lib/post.wf` *')).toBe(`import { post } from "./lib/post.wf"\n\n${text}`);
  });

  it('lead an import to a file of the same name elsewhere', async () => {
    const files = { 'lib/post.wf': 'tool post()\n' };
    const fixes = await fixed(
      `import { post } from "./post.wf"\n\n${changed('mail |', 'post |')}`,
      'unresolved-import',
      files,
    );
    expect(fixes.get('Import from `./lib/post.wf` *')).toContain('import { post } from "./lib/post.wf"');
  });

  it('make the file that an import wants', async () => {
    const open = await openText(`import { post } from "./post.wf"\n\n${changed('mail |', 'post |')}`);
    const finding = open.diagnostics.filter(({ code }) => code === 'unresolved-import');
    const create = (await open.actions(finding)).find(({ title }) => title === 'Create `./post.wf`');
    expect(create && open.after(create)['post.wf']).toBe('tool post()\n');
  });

  it('scaffold a module for a tool that is only declared', async () => {
    const text = changed(
      'report(title: string, urgent?: boolean) command ["echo", "{title}"]',
      'report(title: string)',
    );
    const open = await openText(text);
    const [action] = await open.actions(open.diagnostics.filter(({ code }) => code === 'missing-implementation'));
    expect(action?.title).toBe('Write `report` in a new file `./tools/report.ts`');
    const files = action ? open.after(action) : {};
    expect(files['main.wf']).toBe(text.replace('(title: string)', '(title: string) from "./tools/report.ts"'));
    expect(files['tools/report.ts']).toContain('export async function report(\n  args: { readonly title: string },');
  });

  it('lead to the module that was meant, or make the one that is named', async () => {
    store('tools/reports.ts', 'export function report() {}\n');
    store('tools/notes.md', '');
    const named = (path: string): string =>
      changed(
        'report(title: string, urgent?: boolean) command ["echo", "{title}"]',
        `report(title: string) from "${path}" as write`,
      );
    const offers = async (path: string) => {
      const open = await openText(named(path));
      return { open, actions: await open.actions(open.diagnostics.filter(({ code }) => code === 'missing-module')) };
    };
    const { open, actions } = await offers('./tools/report.ts');
    expect(actions.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
      ['Use `./tools/reports.ts`', true],
      ['Create `./tools/report.ts`', undefined],
      expect.arrayContaining([expect.stringContaining('Ignore')]),
      expect.arrayContaining([expect.stringContaining('Ignore')]),
    ]);
    const [use, create] = actions;
    expect(use && open.after(use)['main.wf']).toBe(named('./tools/reports.ts'));
    expect(create && open.after(create)).toMatchObject({
      'main.wf': named('./tools/report.ts'),
      'tools/report.ts': expect.stringContaining('export async function write(\n') as string,
    });
    const titles = async (path: string): Promise<readonly string[]> =>
      (await offers(path)).actions.map(({ title }) => title).filter((title) => !title.startsWith('Ignore'));
    expect(await titles('./tools/report')).toEqual(['Use `./tools/reports.ts`', 'Create `./tools/report.ts`']);
    expect(await titles('./notes.mjs')).toEqual([]);
    expect(await titles('./tools')).toEqual([]);
    expect(await titles('./tools/notes.md')).toEqual([]);
    expect(await titles('./tools/reports.js')).toEqual([]);
  });

  it('have a tool called before the one that needs it, and keep the run going when it fails', async () => {
    const text = changed('-> mail | report -> exit', '-> mail | report\n  mail -> report\n  report -> exit').replace(
      '}\n',
      '  require mail before exit\n}\n',
    );
    const fixes = await fixed(text, 'vetoed-exit');
    expect([...fixes.keys()]).toEqual([
      'Add `only after mail: report`, and let `mail` be repeated when it fails, and take out what that makes useless *',
      'Lead to `report` only by way of `mail`',
    ]);
    expect([...fixes.values()][0]).toContain(
      '  start -> search -> mail\n  mail -> report | mail\n  report -> exit\n  require mail before exit\n  only after mail: report\n',
    );
    expect([...fixes.values()][1]).toContain('  start -> search -> mail\n  mail -> report\n');
  });

  it('bound a loop', async () => {
    const text = changed('-> mail | report -> exit', '-> mail -> search | report\n  report -> exit');
    const fixes = await fixed(text, 'unbounded-loop');
    expect([...fixes.keys()]).toEqual([
      'Add `limit search to 5` *',
      'Add `limit search to 5 else -> exit`',
      'Add `limit mail to 5 else -> exit`',
    ]);
    const limited = text.replace('  report -> exit\n', '  report -> exit\n  limit search to 5\n');
    expect(fixes.get('Add `limit search to 5` *')).toBe(limited);
  });

  it('raise a limit, or let something stand in for it', async () => {
    const text = changed('-> mail | report -> exit', '-> search\n  mail | report -> exit\n  limit search to 2');
    const fixes = await fixed(text, 'dead-end');
    expect(fixes.get('Let a used up limit of `search` end the run: `else -> exit` *')).toBe(
      text.replace('to 2', 'to 2 else -> exit'),
    );
    // The third call would find nothing to follow, as the second does now.
    expect([...fixes.keys()]).not.toContain('Raise the limit of `search` to 3');
  });

  it('correct a placeholder, or turn it into text', async () => {
    const fixes = await fixed(changed('{topic}', '{topik}'), 'unknown-placeholder');
    expect(fixes.get('Change to `topic` *')).toBe(clean);
    expect(fixes.get('Write `{topik}` as text: `{{topik}}`')).toBe(changed('{topic}', '{{topik}}'));
  });

  it('put a number in quotes where a text is taken', async () => {
    const wrong = changed('mail | report', 'mail(to: 7) | report');
    expect(await fixed(wrong, 'argument-type')).toEqual(new Map([['Change to `"7"` *', wrong.replace('7)', '"7")')]]));
  });

  it('take out a case with its line', async () => {
    const cases = (more: string): string =>
      changed('): string', '): "x" | "y"').replace(
        'search -> mail | report -> exit',
        `search -> when {\n    "x" -> mail\n${more}    "y" -> report\n  }\n  mail | report -> exit`,
      );
    const fixes = await fixed(cases('    "z" -> mail // never\n'), 'unreachable-case');
    expect(fixes).toEqual(new Map([['Remove the case `"z"` *', cases('')]]));
  });

  it('describe a tool and its parameters', async () => {
    const fixes = await fixed(changed('/** File a report. */\n', ''), 'undocumented-tool');
    const comment = '/**\n * Report.\n * @param title Title.\n * @param urgent Urgent.\n */\n';
    expect(fixes).toEqual(
      new Map([['Describe `report` for the model *', changed('/** File a report. */\n', comment)]]),
    );
  });

  it('take out a type with the one that only it used', async () => {
    const types = 'type Inner = string\ntype Outer = Inner[]\n\n';
    const fixes = await fixed(types + clean, 'unused-type');
    expect(fixes).toEqual(new Map([['Remove `Outer`, and take out what that makes useless *', clean]]));
  });

  it('offer nothing for findings of others', async () => {
    const open = await openText(withoutExit);
    const others = open.diagnostics.map((diagnostic) => ({ ...diagnostic, source: 'spelling' }));
    expect(others).not.toEqual([]);
    expect(await open.actions(others)).toEqual([]);
  });
});
