import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/src/command-line.ts';
import { folderWith, wf } from '../folder.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const flow = `/** One. */
tool one(text: string): string
  command ["sh", "-c", "echo one >> ledger.txt; echo first"]
/** Two. */
tool two(text: string): string
  command ["sh", "-c", "echo two >> ledger.txt; echo second"]
workflow main(topic: string) {
  start -> one(text: topic) -> two(text: one.result) -> exit
}
`;
const begin = ['run', 'm.wf', '--input', 'topic=x', '--journal', 'j.jsonl'];

/** A folder with the journal of a run that died in the call of this tool. */
async function diedIn(tool: string, files: Readonly<Record<string, string>> = { 'm.wf': flow }): Promise<string> {
  const folder = folderWith(files);
  await wf(folder, begin);
  const path = join(folder, 'j.jsonl');
  const lines = readFileSync(path, 'utf8').split('\n');
  const last = lines.findIndex((line) => line.includes(`"started","name":"${tool}"`));
  // No process has so high a number: whoever had the journal is gone.
  const text = lines
    .slice(0, last + 1)
    .join('\n')
    .replaceAll(/"pid":\d+/g, '"pid":999999999');
  writeFileSync(path, `${text}\n`);
  writeFileSync(join(folder, 'ledger.txt'), '');
  return folder;
}

/** The process must go when the second tool is called. */
class LeavingTerminal extends ScriptedTerminal {
  override out(text: string): void {
    super.out(text);
    if (text.includes('two(')) this.interrupt('leave');
  }
}

const ledger = (folder: string): string => readFileSync(join(folder, 'ledger.txt'), 'utf8');

describe('a run of the command line', { timeout: 30_000 }, () => {
  it('is recorded where --journal says, and replayed to the same transcript', async () => {
    const folder = folderWith({ 'm.wf': flow });
    const { code, stdout } = await wf(folder, begin);
    expect(code).toBe(0);
    expect(await wf(folder, ['replay', 'j.jsonl'])).toEqual({ code: 0, stdout, stderr: '' });
    expect((await wf(folder, begin)).stderr).toContain('it exists already');
  });

  it('waits for a module that is gone, and says nothing of rehearsing what has begun', async () => {
    const module = 'export const one = () => "first";\n';
    const text = flow.replace(/command .*echo first"\]/, 'from "./one.mjs"');
    const folder = await diedIn('2.tool.two', { 'm.wf': text, 'one.mjs': module });
    rmSync(join(folder, 'one.mjs'));
    const refused = await wf(folder, ['resume', 'j.jsonl', '--uncompleted', 'repeat']);
    expect(refused).toMatchObject({
      code: 2,
      stderr: 'wf: `one` cannot be run: there is no module `./one.mjs`.\n',
    });
    expect((await wf(folder, ['run', 'm.wf', '--input', 'topic=x'])).stderr).toContain('`--model rehearsal` runs it');
    writeFileSync(join(folder, 'one.mjs'), module);
    const resumed = await wf(folder, ['resume', 'j.jsonl', '--uncompleted', 'repeat']);
    expect(resumed).toMatchObject({ code: 0 });
    expect(ledger(folder)).toBe('two\n');
  });

  it('is recorded in the state folder, but not when it is a rehearsal, or not to be', async () => {
    const folder = folderWith({ 'm.wf': flow });
    const env = { XDG_STATE_HOME: join(folder, 'state') };
    const plain = ['run', 'm.wf', '--input', 'topic=x'];
    await wf(folder, [...plain, '--model', 'rehearsal'], { env });
    await wf(folder, [...plain, '--no-journal'], { env });
    expect((await wf(folder, ['resume'], { env })).stderr).toMatch(/^There is no unfinished run/);
    expect((await wf(folder, plain, { env })).code).toBe(0);
    const { stdout, stderr } = await wf(folder, ['resume'], { env });
    expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^There is no unfinished run/)]);
  });

  it('goes on where it died; the person says what became of the call', async () => {
    const folder = await diedIn('2.tool.two');
    const { code, stdout, stderr } = await wf(folder, ['resume', 'j.jsonl'], { answers: ['g', '"known"'] });
    expect([code, ledger(folder)]).toEqual([0, '']);
    expect(stdout).toContain('= known');
    expect(stderr).toContain('Was two called?');
    expect((await wf(folder, ['resume', 'j.jsonl'])).stderr).toBe('wf: The run has ended (exit).\n');
  });

  it.each([
    ['run', begin, 'j.jsonl'],
    ['resume', ['resume', 'j.jsonl', '--uncompleted', 'repeat'], 'j.jsonl'],
    ['replay --from', ['replay', 'j.jsonl', '--from', '2', '--journal', 'k.jsonl'], 'k.jsonl'],
  ] as const)('is left for later when wf %s must go, and says how it goes on', async (_name, command, journal) => {
    const folder = command === begin ? folderWith({ 'm.wf': flow }) : await diedIn('2.tool.two');
    const terminal = new LeavingTerminal({ cwd: folder });
    expect(await runCommandLine(command, terminal)).toBe(1);
    expect(terminal.stderr).toContain(`\`wf resume ${join(folder, journal)}\` goes on with it.`);
    expect(terminal.stdout).not.toContain('■');
    const resumed = await wf(folder, ['resume', journal, '--uncompleted', 'repeat']);
    expect([resumed.code, ledger(folder).match(/one/g)]).toEqual([0, command === begin ? ['one'] : null]);
    expect(resumed.stdout).toContain('= second');
  });

  it('is left as it is when nobody can say; an option decides beforehand', async () => {
    const folder = await diedIn('2.tool.two');
    const left = await wf(folder, ['resume', 'j.jsonl']);
    expect(left.code).toBe(1);
    expect(left.stderr).toContain('`two` was begun and not completed');
    expect(left.stdout).not.toContain('■');
    const { code } = await wf(folder, ['resume', 'j.jsonl', '--uncompleted', 'repeat']);
    expect([code, ledger(folder)]).toEqual([0, 'two\n']);
  });

  it('whose journal was edited stops at the difference when it is replayed', async () => {
    const folder = folderWith({ 'm.wf': flow });
    await wf(folder, begin);
    const path = join(folder, 'j.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"value":"first"', '"value":"1st"'));
    const { code, stderr } = await wf(folder, ['replay', 'j.jsonl']);
    expect([code, stderr]).toEqual([
      1,
      'Changed: at `2.tool.two` the run asks for something else than was recorded.\n  arguments.text\n    - first\n    + 1st\n',
    ]);
  });

  it.each([
    ['the last result', (text: string) => text.replace('"value":"second"', '"value":"2nd"')],
    ['the end', (text: string) => text.replace(/("end":.*)second/, '$12nd')],
  ])('with another value as %s is told to end otherwise', async (_what, edit) => {
    const folder = folderWith({ 'm.wf': flow });
    await wf(folder, begin);
    const path = join(folder, 'j.jsonl');
    const before = readFileSync(path, 'utf8');
    const edited = edit(before);
    expect(edited).not.toBe(before);
    writeFileSync(path, edited);
    const { code, stderr } = await wf(folder, ['replay', 'j.jsonl']);
    expect([code, stderr.split('\n').slice(0, 2)]).toEqual([
      1,
      ['Changed: the run does not end as it was recorded.', '  result'],
    ]);
  });

  it('may have another begin from one of its steps', async () => {
    const folder = folderWith({ 'm.wf': flow });
    await wf(folder, begin);
    writeFileSync(join(folder, 'ledger.txt'), '');
    const forked = await wf(folder, ['replay', 'j.jsonl', '--from', '2', '--journal', 'k.jsonl']);
    expect([forked.code, ledger(folder)]).toEqual([0, 'two\n']);
    expect((await wf(folder, ['replay', 'k.jsonl'])).stdout).toBe(forked.stdout);
  });

  it('may have another begin behind a call of which nobody can say whether it was made: that one waits', async () => {
    const folder = await diedIn('2.tool.two');
    const source = readFileSync(join(folder, 'j.jsonl'), 'utf8');
    const fork = ['replay', 'j.jsonl', '--from', '3', '--journal'];
    const left = await wf(folder, [...fork, 'k.jsonl']);
    expect(left.code).toBe(1);
    expect(left.stderr).toBe(
      `\`two\` was begun and not completed: it may have been made, and nobody is at the terminal to say. The new run is left as it is; \`wf resume ${join(folder, 'k.jsonl')}\` goes on with it. \`--uncompleted repeat\` makes the call again, so that what it does may be done twice; \`--uncompleted stop\` ends the run for good; at a terminal you can also give the result.\n`,
    );
    expect(left.stdout).not.toContain('■');
    expect((await wf(folder, ['resume', 'k.jsonl', '--uncompleted', 'repeat'])).code).toBe(0);
    expect(ledger(folder)).toBe('two\n');
    expect((await wf(folder, [...fork, 'l.jsonl', '--uncompleted', 'repeat'])).code).toBe(0);
    expect(ledger(folder)).toBe('two\ntwo\n');
    const stopped = await wf(folder, [...fork, 'm.jsonl', '--uncompleted', 'stop']);
    expect([stopped.code, stopped.stderr]).toEqual([1, '']);
    expect(stopped.stdout).toContain('■ cancelled');
    const asked = await wf(folder, [...fork, 'n.jsonl'], { answers: ['g', '"known"'] });
    expect(asked.stdout).toContain('= known');
    expect([ledger(folder), readFileSync(join(folder, 'j.jsonl'), 'utf8')]).toEqual(['two\ntwo\n', source]);
  });

  it.each([
    [['replay'], 'Which journal?'],
    [['replay', 'no.jsonl'], '/no.jsonl cannot be read: there is no such file or folder.'],
    [['resume', 'no.jsonl'], '/no.jsonl cannot be read: there is no such file or folder.'],
    [['replay', 'm.wf'], '/m.wf is not a journal of a run.'],
    [['replay', 'm.wf', '--from', '0'], 'must be the number of a step'],
    [['replay', 'm.wf', '--uncompleted', 'x'], '`--uncompleted` is `ask`, `repeat` or `stop`.'],
    [['resume', 'm.wf', '--uncompleted', 'x'], '`--uncompleted` is `ask`, `repeat` or `stop`.'],
  ])('%j is wrong use', async (argv, message) => {
    const { code, stderr } = await wf(folderWith({ 'm.wf': flow }), argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
