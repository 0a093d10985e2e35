import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/events/run-event.ts';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { folderWith, wf } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const research = `/** Search. */
tool search(query: string): string
tool mail(text: string)
workflow research(topic: string, depth: integer = 1) {
  prompt "Research {topic}."
  start -> search -> mail -> exit
}
`;

const rehearse = ['--model', 'rehearsal', '--seed', '7'];

describe('wf run', () => {
  test('shows a rehearsal as a transcript and ends with 0', async () => {
    const folder = folderWith({ 'r.wf': research });
    const { code, stdout, stderr } = await wf(folder, ['run', 'r.wf', '--input', 'topic=whales', ...rehearse]);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 3)).toEqual(['▶ research (rehearsal, seed 7)', '  topic: "whales"', '  depth: 1']);
    expect(stdout).toMatch(/^1\. search\(query: ".+"\)$/m);
    expect(stdout).toMatch(/^2\. mail\(text: ".+"\)$/m);
    expect(stdout).toMatch(/^✓ exit · 2 calls · 4 steps/m);
  });

  test('--events prints one event per line, and the same seed the same run', async () => {
    const folder = folderWith({ 'r.wf': research });
    const argv = ['run', 'r.wf', 'research', '--input', 'topic=whales', '--events', ...rehearse];
    const events = async (): Promise<readonly RunEvent[]> =>
      (await wf(folder, argv)).stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as RunEvent);
    const [first, second] = [await events(), await events()];
    expect(first[0]).toMatchObject({ type: 'run-started', workflow: 'research', model: 'rehearsal', seed: 7 });
    expect(first.at(-1)).toMatchObject({ type: 'run-finished', reason: 'exit' });
    expect(first.map(({ sequence }) => sequence)).toEqual(first.map((_, index) => index));
    const calls = (all: readonly RunEvent[]): unknown =>
      all.flatMap((event) => (event.type === 'tool-started' ? [[event.tool, event.arguments]] : []));
    expect(calls(second)).toEqual(calls(first));
  });

  test('asks for missing inputs on a terminal', async () => {
    const folder = folderWith({ 'r.wf': research });
    const { code, stdout, stderr } = await wf(folder, ['run', 'r.wf', ...rehearse], { answers: ['whales'] });
    expect(code).toBe(0);
    expect(stderr).toBe('topic: string = whales\n');
    expect(stdout).toContain('  topic: "whales"\n');
  });

  test('a file with errors is not run', async () => {
    const folder = folderWith({ 'r.wf': research.replace('start -> search', 'start -> serach') });
    const { code, stdout, stderr } = await wf(folder, ['run', 'r.wf', '--input', 'topic=whales', ...rehearse]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^r\.wf:6:12 error\[unresolved-reference\]/);
    expect(stderr).toMatch(/Not run: a file with errors is not run\.\n$/);
  });

  test('a run that stops early ends with 1', async () => {
    const short = research.replace('prompt', 'steps 1\n  prompt');
    const { code, stdout } = await wf(folderWith({ 'r.wf': short }), [
      'run',
      'r.wf',
      '--input',
      'topic=x',
      ...rehearse,
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^■ max-steps/m);
  });

  test('Ctrl-C cancels and says so; afterwards nobody listens', async () => {
    class Impatient extends ScriptedTerminal {
      override out(text: string): void {
        super.out(text);
        if (text.startsWith('1. ')) this.interrupt();
      }
    }
    const terminal = new Impatient({ cwd: folderWith({ 'r.wf': research }) });
    expect(await runCommandLine(['run', 'r.wf', '--input', 'topic=x', ...rehearse], terminal)).toBe(1);
    expect(terminal.stderr).toBe('\nCancelling …\n');
    expect(terminal.stdout).toMatch(/^■ cancelled/m);
    expect(terminal.listens).toBe(false);
  });

  test('a workflow is chosen by name where a file has several', async () => {
    const both = 'tool a()\nworkflow one {\n  start -> a -> exit\n}\nworkflow two {\n  start -> a -> exit\n}\n';
    const folder = folderWith({ 'b.wf': both, 'none.wf': 'tool a()\n' });
    expect((await wf(folder, ['run', 'b.wf', 'two', ...rehearse])).stdout).toContain('▶ two (rehearsal');
    expect((await wf(folder, ['run', 'b.wf'])).stderr).toBe(
      'wf: `b.wf` has several workflows: `one`, `two`. Which one?\n',
    );
    expect((await wf(folder, ['run', 'b.wf', 'tow'])).stderr).toBe(
      'wf: `b.wf` has no workflow `tow`. Did you mean `two`? It has `one`, `two`.\n',
    );
    expect(await wf(folder, ['run', 'none.wf'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'wf: `none.wf` has no workflow.\n',
    });
  });

  test('tools that are merely declared are run by a rehearsal only', async () => {
    const { code, stderr } = await wf(folderWith({ 'r.wf': research }), ['run', 'r.wf', '--input', 'topic=x']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^wf: No implementation: `search`, `mail`\. .*`--model rehearsal`/);
  });

  test('a rehearsal is not offered where it is refused as well', async () => {
    const memory = research.replace('prompt', 'agent memgpt\n  prompt');
    const { code, stderr } = await wf(folderWith({ 'r.wf': memory }), ['run', 'r.wf', '--input', 'topic=x']);
    expect(code).toBe(2);
    expect(stderr).toContain('an agent of type memgpt, which cannot be run here');
    expect(stderr).not.toContain('--model rehearsal');
  });

  test.each([
    [[], 'wf: Which file? `wf run FILE` names it; `wf run --help` says more.\n'],
    [['.'], 'wf: `.` is a folder; a .wf file is needed.\n'],
    [['r.wf', 'a', 'b'], 'wf: `b` is one word too many. See `wf run --help`.\n'],
    [['r.wf', '--seed', 'x'], 'wf: `--seed x` must be a whole number.\n'],
    [
      ['r.wf', '--model'],
      'wf: `--model` needs a value; one that begins with `-` is written `--model=-…`. See `wf run --help`.\n',
    ],
    [['r.wf', '--input', 'topic'], 'wf: `--input topic` must read `--input name=value`.\n'],
    [
      ['r.wf', '--input', 'topc=x'],
      'wf: The workflow has no input `topc`. Did you mean `topic`? Its inputs: topic: string, depth: integer.\n',
    ],
    [
      ['r.wf', '--input', 'topic=x', '--input', 'depth=deep'],
      'wf: Input `depth`: the value must be integer, not "deep".\n',
    ],
    [['r.wf'], 'wf: Missing: topic: string. Give it as `--input topic=…`.\n'],
  ])('%j is wrong use', async (argv, message) => {
    const folder = folderWith({ 'r.wf': research });
    expect(await wf(folder, ['run', ...argv])).toEqual({ code: 2, stdout: '', stderr: message });
  });
});
