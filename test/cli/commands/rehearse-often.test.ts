import { describe, expect, test } from 'vitest';
import { folderWith, wf } from '../folder.ts';

const file = `/** Sort it. */
tool sort(): "good" | "bad"
/** Keep it. */
tool keep()
/** Drop it. */
tool drop()
workflow flow() {
  start -> sort -> when {
    "good" -> keep
    "bad"  -> drop
  }
  keep | drop -> exit
}
`;
const rehearse = (...argv: readonly string[]) => wf(folderWith({ 'f.wf': file }), ['run', 'f.wf', ...argv]);

describe('wf run --runs', () => {
  test('covers the workflow, the same with the same seed', async () => {
    const argv = ['--model', 'rehearsal', '--runs', '6', '--seed', '7'];
    const first = await rehearse(...argv);
    expect(first).toEqual({ code: 0, stderr: '', stdout: '6 rehearsals, seed 7: 6 exit\nflow: 5 of 5 ways\n' });
    expect(await rehearse(...argv)).toEqual(first);
  });

  test('says what a single rehearsal left out', async () => {
    const { stdout } = await rehearse('--model', 'rehearsal', '--runs', '1', '--seed', '7');
    expect(stdout).toContain('flow: 3 of 5 ways\n  not taken, though some run takes it:\n    sort -> ');
    expect(stdout).toMatch(/^ {4}sort when "(good|bad)"$/m);
  });

  test('prints the events of all rehearsals when it is asked to', async () => {
    const { stdout } = await rehearse('--model', 'rehearsal', '--runs', '2', '--events');
    expect(stdout.match(/"type":"run-finished"/g)).toHaveLength(2);
  });

  test.each([
    [['--runs', '3'], '`--runs` is for rehearsals: add `--model rehearsal`.'],
    [['--model', 'rehearsal', '--runs', '0'], '`--runs` must be at least 1.'],
    [['--model', 'rehearsal', '--runs', 'x'], '`--runs x` must be a whole number.'],
  ])('%j is refused', async (argv, message) => {
    const { code, stderr } = await rehearse(...argv);
    expect([code, stderr]).toEqual([2, `wf: ${message}\n`]);
  });
});
