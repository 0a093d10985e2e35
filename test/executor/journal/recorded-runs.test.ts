import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#core/events/run-event.ts';
import { forkRun } from '#executor/history/fork-run.ts';
import { recordRun } from '#executor/history/record-run.ts';
import { replayRun } from '#executor/history/replay-run.ts';
import { resumeRun } from '#executor/history/resume-run.ts';
import { hashOf } from '#executor/journal/blobs.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import { ignore, keep, nobody } from '../support/nobody.ts';
import * as is from '../support/programs.ts';
import { chain, plainStart, recording } from './recording.ts';

const { file, freshPath, shell } = recording();
const { template } = is;

/** Events without what the clock says. */
function timeless(events: readonly RunEvent[]): readonly object[] {
  return events.map((event) => ({ ...event, time: 0, milliseconds: 0 }));
}

describe('a recorded run', { timeout: 30_000 }, () => {
  const three = chain(
    shell('one', 'echo one; echo aside >&2'),
    shell('two', 'echo "$1 two"; echo "with $1" >&2'),
    shell('three', 'echo "$1 three"'),
  );

  it('is replayed to the same events, in a file for its owner alone', async () => {
    const path = freshPath();
    const events: RunEvent[] = [];
    const end = await recordRun({ ...plainStart, program: three }, path, nobody(keep(events)));
    expect(end).toEqual({ reason: 'exit', result: 'one two three' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again: RunEvent[] = [];
    expect(await replayRun(path, (event) => again.push(event))).toEqual({ kind: 'matched', end });
    expect(timeless(again)).toEqual(timeless(events));
    const measured = (list: readonly RunEvent[]): object[] =>
      list.flatMap((event) => ('milliseconds' in event ? [{ ...event, time: 0 }] : []));
    expect(measured(again)).toEqual(measured(events));
  });

  it('whose journal was edited is replayed no further than the first request that differs', async () => {
    const path = freshPath();
    await recordRun({ ...plainStart, program: three }, path, nobody(ignore));
    const text = readFileSync(path, 'utf8').replace('"value":"one two"', '"value":"one 2"');
    writeFileSync(path, text);
    const events: RunEvent[] = [];
    expect(await replayRun(path, (event) => events.push(event))).toEqual({
      kind: 'changed',
      step: '3.tool.three',
      differences: [{ path: ['arguments', 'text'], recorded: 'one two', now: 'one 2' }],
    });
    expect(events.at(-1)?.type).toBe('tool-started');
  });

  it('that has ended is not gone on with', async () => {
    const path = freshPath();
    await recordRun({ ...plainStart, program: three }, path, nobody(ignore));
    await expect(resumeRun(path, [], nobody(ignore))).rejects.toThrow('The run has ended (exit).');
    await expect(recordRun({ ...plainStart, program: three }, path, nobody(ignore))).rejects.toThrow(
      'it exists already',
    );
  });

  it('goes on where it was let go, behind a line that was torn', async () => {
    const path = freshPath();
    const controller = new AbortController();
    const events: RunEvent[] = [];
    const leaving = nobody(keep(events), {
      onEvent(event) {
        if (event.type === 'tool-output' && event.tool === 'two') controller.abort(new Suspension());
      },
    });
    await recordRun({ ...plainStart, program: three }, path, leaving, { signal: controller.signal });
    appendFileSync(path, '{"type":"completed","name":"2.tool.two","ti');
    expect(await replayRun(path, () => undefined)).toEqual({ kind: 'end' });
    const asked: string[] = [];
    const end = await resumeRun(
      path,
      [],
      nobody(keep(events), {
        askUncompleted(call) {
          asked.push(`${call.tool} ${call.problem ?? ''}`);
          return Promise.resolve({ decision: 'result', result: asked.length === 1 ? 2 : 'given' });
        },
      }),
    );
    expect(end).toEqual({ reason: 'exit', result: 'given three' });
    expect(asked).toEqual(['two ', 'two the value must be string, not 2']);
    expect(await replayRun(path, () => undefined)).toEqual({ kind: 'matched', end });
  });

  it('shares its first steps with another that begins from one of them', async () => {
    const path = freshPath();
    const target = freshPath();
    await recordRun({ ...plainStart, program: three }, path, nobody(ignore));
    const before = readFileSync(path, 'utf8');
    const events: RunEvent[] = [];
    const end = await forkRun({ source: path, from: 3, target, run: 'other' }, [], nobody(keep(events)));
    expect(end.result).toBe('one two three');
    expect(events.every(({ run }) => run === 'other')).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(await replayRun(target, () => undefined)).toEqual({ kind: 'matched', end });
    expect(readFileSync(target, 'utf8')).toContain('"forked":{"run":"r","from":3}');
    await expect(forkRun({ source: path, from: 9, target: freshPath(), run: 'x' }, [], nobody(ignore))).rejects.toThrow(
      'The run has 3 steps.',
    );
  });
});

describe('what a journal holds', { timeout: 30_000 }, () => {
  const secret = 'canary-7f3a9b21';

  it('is no secret, in no form; a later call is not given what stands in its place', async () => {
    const path = freshPath();
    const echo = is.tool('echo', {
      returns: is.string,
      parameters: { text: is.string },
      implementation: {
        kind: 'command',
        id: 'command',
        file: file,
        argv: [
          template('sh'),
          template('-c'),
          template('echo "$1"; printf "$1" | base64 >&2'),
          template('sh'),
          template({ secret: 'KEY' }),
        ],
      },
    });
    const program = chain(echo, shell('use', 'echo "got $1" | wc -c'));
    const controller = new AbortController();
    const knows = { askSecret: () => Promise.resolve({ value: secret }) };
    const leaving = nobody(ignore, {
      ...knows,
      onEvent(event) {
        if (event.type === 'tool-finished') controller.abort(new Suspension());
      },
    });
    await recordRun({ ...plainStart, program }, path, leaving, { signal: controller.signal });
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('[secret]');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('base64').slice(0, 12));
    const end = await resumeRun(
      path,
      [],
      nobody(ignore, { ...knows, askUncompleted: () => Promise.resolve({ decision: 'repeat' }) }),
    );
    expect(end).toMatchObject({ reason: 'tool-failed' });
    expect(end.message).toContain('hold a secret of an earlier result, which the journal does not keep');
  });

  it('that is large stands in a file named by its hash, and is not taken when it was changed', async () => {
    const path = freshPath();
    const large = shell('large', `printf 'x%.0s' $(seq 300000)`);
    const end = await recordRun({ ...plainStart, program: chain(large) }, path, nobody(ignore));
    expect(readFileSync(path, 'utf8').length).toBeLessThan(10_000);
    const [blob = ''] = readdirSync(`${path}.blobs`);
    expect(blob).toMatch(/^[0-9a-f]{64}\.json$/);
    expect(await replayRun(path, () => undefined)).toEqual({ kind: 'matched', end });
    appendFileSync(join(`${path}.blobs`, blob), ' ');
    await expect(replayRun(path, () => undefined)).rejects.toThrow('was changed');
  });

  it.each([
    ['', 'The journal PATH is empty.'],
    ['hello\n', 'PATH is not a journal of a run.'],
    [
      '{"type":"journal","version":2}\n',
      'The journal PATH has the form of version 2; this Toolpath reads version 1. The Toolpath that wrote it can go on with it.',
    ],
    [
      '{"type":"journal","version":1,"interpreter":7}\n',
      'went by version 7 of the rules; this Toolpath goes by version 1. The Toolpath that wrote it can go on with it.',
    ],
    [
      '{"type":"journal","version":1,"interpreter":1,"hash":"","program":{}}\n',
      'The program in the journal PATH was changed',
    ],
    [
      '{"type":"journal","version":1,"interpreter":1,"hash":"HASH","program":{}}\n{"type":"odd","time":1}\n{"type":"opened","time":1,"session":"s","pid":1}\nx\n{"type":"closed","time":1,"session":"s"}\n',
      'Line 4 of the journal PATH is damaged.',
    ],
    [
      '{"type":"journal","version":1,"interpreter":1,"hash":"HASH","program":{}}\n',
      'No run has begun in this journal.',
    ],
  ])('is checked: %j', async (text, message) => {
    const path = freshPath();
    writeFileSync(path, text.replace('HASH', hashOf('{}')));
    await expect(replayRun(path, () => undefined)).rejects.toThrow(message.replace('PATH', path));
  });
});
