import { describe, expect, test } from 'vitest';
import { folderWith, wf } from '../folder.ts';

const program =
  'tool a()\ntool b()\nworkflow one {\n  start -> a -> b -> exit\n}\nworkflow two {\n  start -> b -> exit\n}\n';

describe('wf graph', () => {
  test('draws the workflow that is named', async () => {
    const folder = folderWith({ 'w.wf': program });
    const { code, stdout, stderr } = await wf(folder, ['graph', 'w.wf', 'two']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('flowchart TD\n  n0(["start"])\n  n1["b"]\n  n2(["exit"])\n  n0 --> n1\n  n1 --> n2\n');
    expect((await wf(folder, ['graph', 'w.wf', 'two', '--format', 'dot'])).stdout).toMatch(/^digraph "two" \{\n/);
  });

  test('--format json gives each part its place', async () => {
    const folder = folderWith({ 'w.wf': program });
    const { stdout } = await wf(folder, ['graph', 'w.wf', 'one', '--format', 'json']);
    const graph = JSON.parse(stdout) as { workflow: string; nodes: object[]; edges: object[] };
    expect(graph.workflow).toBe('one');
    expect(graph.nodes[1]).toEqual({
      kind: 'tool',
      id: 'tool:a',
      tool: 'a',
      approval: false,
      required: false,
      after: [],
      directlyAfter: [],
      file: 'w.wf',
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 6 } },
    });
    expect(graph.edges[0]).toEqual({
      from: 'start',
      to: 'tool:a',
      when: { kind: 'always' },
      file: 'w.wf',
      range: { start: { line: 3, character: 11 }, end: { line: 3, character: 12 } },
    });
  });

  test('a file with errors is drawn as far as it is understood', async () => {
    const folder = folderWith({ 'w.wf': 'tool a()\nworkflow w {\n  start -> a -> missing\n  a -> exit\n}\n' });
    const { code, stdout, stderr } = await wf(folder, ['graph', 'w.wf']);
    expect(code).toBe(1);
    expect(stdout).toContain('n0 --> n1');
    expect(stderr).toBe('`w.wf` has errors; the drawing shows what is understood. `wf check w.wf` names them.\n');
  });

  test.each([
    [[], 'wf: Which file? `wf graph FILE` names it; `wf graph --help` says more.\n'],
    [['w.wf'], 'wf: `w.wf` has several workflows: `one`, `two`. Which one?\n'],
    [['w.wf', 'tow'], 'wf: `w.wf` has no workflow `tow`. Did you mean `two`? It has `one`, `two`.\n'],
    [['w.wf', 'one', '--format', 'svg'], 'wf: There is no format `svg`. Formats: mermaid, dot, json.\n'],
    [
      ['w.wf', 'one', '--format', 'mermiad'],
      'wf: There is no format `mermiad`. Did you mean `mermaid`? Formats: mermaid, dot, json.\n',
    ],
  ])('%j is wrong use', async (argv, message) => {
    expect(await wf(folderWith({ 'w.wf': program }), ['graph', ...argv])).toEqual({
      code: 2,
      stdout: '',
      stderr: message,
    });
  });
});
