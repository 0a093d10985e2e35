import { describe, expect, test } from 'vitest';
import { folderWith, wf } from '../folder.ts';

const a = '/** Does it. */ tool a() command ["true"]\n';
const search = '/** Searches. */ tool search() command ["true"]\n';
const clean = `${a}workflow w {\n  start -> a -> exit\n}\n`;
const misspelt = `${search}workflow w {\n  start -> serach -> search -> exit\n}\n`;
const stuck = `${search}/** Answers. */ tool answer() command ["true"]
workflow stuck {
  start -> search | answer
  search -> search
  answer -> exit
  limit search to 2
}
`;

describe('wf check', () => {
  test('says that nothing is wrong', async () => {
    const folder = folderWith({ 'a.wf': clean, 'deep/b.wf': clean });
    expect(await wf(folder, ['check'])).toEqual({ code: 0, stdout: 'No findings in 2 files.\n', stderr: '' });
    expect((await wf(folder, ['check', 'deep'])).stdout).toBe('No findings in 1 file.\n');
  });

  test('shows each finding with its line, and ends with 1 when one is an error', async () => {
    const folder = folderWith({ 'a.wf': clean, 'b.wf': misspelt });
    const { code, stdout, stderr } = await wf(folder, ['check', 'a.wf', 'b.wf']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout)
      .toBe(`b.wf:3:12 error[unresolved-reference] There is no tool \`serach\` in this file or its imports. Did you mean \`search\`?
    3 |   start -> serach -> search -> exit
      |            ^^^^^^

1 error in 2 files. \`wf explain CODE\` says more about each.
`);
  });

  test('shows no line of a remark, which is one line itself', async () => {
    const folder = folderWith({ 'b.wf': misspelt.replace('serach', 'answer').concat('tool answer()\ntool ask()\n') });
    const { stdout } = await wf(folder, ['check']);
    expect(stdout).toMatch(/^b\.wf:5:6 .*\nb\.wf:5:6 .*\nb\.wf:6:6 .*\nb\.wf:6:6 .*\nb\.wf:6:6 .*\n\n4 notes/m);
    const beside = folderWith({ 'b.wf': `tool ask()\n${misspelt}tool tell()\n` });
    expect((await wf(beside, ['check'])).stdout).toMatch(
      /^b\.wf:1:6 .*\n\nb\.wf:4:12 error[^]* \^+\n\nb\.wf:6:6 .*\n/m,
    );
  });

  test('warnings are no reason to fail', async () => {
    const folder = folderWith({
      'w.wf': `${a}${a.replace('a()', 'b()')}workflow w {\n  start -> a -> exit\n  b -> exit\n}\n`,
    });
    const { code, stdout } = await wf(folder, ['check']);
    expect(code).toBe(0);
    expect(stdout).toContain('w.wf:5:3 warning[unreachable-tool]');
    expect(stdout).toContain('1 warning in 1 file.');
  });

  test('findings of the flow come with the run that shows them, step by step', async () => {
    const folder = folderWith({ 'w.wf': stuck });
    const { code, stdout } = await wf(folder, ['check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^w\.wf:\d+:\d+ error\[dead-end\]/m);
    expect(stdout).toMatch(/^ {6}1\. .*\(w\.wf:\d+:\d+\)$/m);
    expect(stdout).toMatch(/^ {6}2\. .*\(w\.wf:\d+:\d+\)$/m);
  });

  test('--json is one array in the order of files and lines', async () => {
    const folder = folderWith({ 'b.wf': misspelt, 'a.wf': stuck });
    const { code, stdout } = await wf(folder, ['check', '--json']);
    expect(code).toBe(1);
    const findings = JSON.parse(stdout) as Record<string, unknown>[];
    expect(findings.map(({ file, code }) => [file, code])).toEqual([
      ['a.wf', 'dead-end'],
      ['b.wf', 'unresolved-reference'],
    ]);
    expect(findings[0]).toMatchObject({ witness: [{ tool: 'search' }, { tool: 'search' }] });
    expect(findings[1]).toEqual({
      file: 'b.wf',
      range: { start: { line: 2, character: 11 }, end: { line: 2, character: 17 } },
      severity: 'error',
      code: 'unresolved-reference',
      message: 'There is no tool `serach` in this file or its imports. Did you mean `search`?',
    });
    expect(JSON.parse((await wf(folderWith({ 'a.wf': clean }), ['check', '--json'])).stdout)).toEqual([]);
  });

  test('knows the providers that the environment adds', async () => {
    const folder = folderWith({ 'w.wf': clean.replace('start', 'model "work/large"\n  start') });
    expect((await wf(folder, ['check'])).stdout).toContain('warning[unknown-provider]');
    const env = { WF_PROVIDERS: '{ "work": { "baseUrl": "https://models.example/v1" } }' };
    expect((await wf(folder, ['check'], { env })).stdout).toBe('No findings in 1 file.\n');
    expect((await wf(folder, ['check'], { env: { WF_PROVIDERS: '{' } })).code).toBe(0);
  });

  test('a file that is only imported is read, not reported', async () => {
    const folder = folderWith({
      'main.wf': 'import { a } from "./lib/tools.wf"\nworkflow w {\n  start -> a -> exit\n}\n',
      'lib/tools.wf': `${a}${a}`,
    });
    expect((await wf(folder, ['check', 'main.wf'])).code).toBe(0);
    expect((await wf(folder, ['check'])).stdout).toContain('lib/tools.wf:2:22 error[duplicate-name]');
  });

  test('a byte order mark and Windows line ends do not move anything', async () => {
    const folder = folderWith({ 'w.wf': `\ufeff${misspelt.replaceAll('\n', '\r\n')}` });
    const { stdout } = await wf(folder, ['check']);
    expect(stdout).toContain('w.wf:3:12 error[unresolved-reference]');
    expect(stdout).toContain('    3 |   start -> serach -> search -> exit\n');
  });

  test('a file that cannot be read does not hide what is wrong in others', async () => {
    const folder = folderWith({ 'a.wf': misspelt, 'latin.wf': Buffer.from('// caf\u00e9', 'latin1') });
    const { code, stdout, stderr } = await wf(folder, ['check']);
    expect([code, stderr]).toEqual([2, 'wf: `latin.wf` is not UTF-8 text.\n']);
    expect(stdout).toContain('1 error in 1 file.');
  });

  test.each([
    [['gone.wf'], 'wf: Cannot read `gone.wf`: there is no such file or folder.\n'],
    [['notes.txt'], 'wf: `notes.txt` is not a .wf file.\n'],
    [['empty'], 'wf: There is no .wf file in `empty`.\n'],
    [['latin.wf'], 'wf: `latin.wf` is not UTF-8 text.\n'],
    [['--jsn'], 'wf: Unknown option `--jsn`. Did you mean `--json`? See `wf check --help`.\n'],
  ])('%j is wrong use', async (argv, message) => {
    const folder = folderWith({
      'notes.txt': '',
      'empty/notes.txt': '',
      'latin.wf': Buffer.from('tool caf\u00e9()', 'latin1'),
    });
    expect(await wf(folder, ['check', ...argv])).toEqual({ code: 2, stdout: '', stderr: message });
  });
});
