import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import type { Template, Value } from '#core/ir/value.ts';
import * as is from '../support/programs.ts';
import { callOnce, realRun, type RealRun } from '../support/real-run.ts';
import type { RunEnd } from '#executor/step/turn.ts';

const { template, input } = is;
const refused =
  'an argument begins with `-`, which the program would read as an option; the file can write `"--"` before it';

/** Prints the arguments of a call, which are those of `node -p … --`. */
async function printed(
  argv: readonly Template[],
  parameters: NonNullable<is.ToolParts['parameters']>,
  inputs: Readonly<Record<string, Json>>,
): Promise<RunEnd> {
  const tool = is.tool('tested', {
    parameters,
    returns: is.list(is.string),
    secrets: [],
    implementation: {
      kind: 'command',
      id: 'command',
      file: import.meta.url,
      argv: [template(process.execPath), template('-p'), template('JSON.stringify(process.argv.slice(1))'), ...argv],
    },
  });
  return (await realRun(callOnce(tool), { inputs })).end;
}

describe('a text of a call that begins with `-`', { timeout: 30_000 }, () => {
  it.each(['-', '-rf', '--output=/etc/passwd', '--eval=process.exit()'])(
    'is no argument of its own: %s',
    async (text) => {
      const end = await printed([template(input('text'))], { text: is.string }, { text });
      expect(end.message).toBe(`\`tested\` failed: ${refused}`);
    },
  );

  it('is none behind an empty text either, nor as a field of a structure', async () => {
    const both = [template('', input('empty'), input('text'))];
    const parameters = { empty: is.string, text: is.string };
    expect((await printed(both, parameters, { empty: '', text: '--x' })).message).toContain(refused);
    const field = [template(input('all', 'text'))];
    const object = { all: is.object({ text: is.string }) };
    expect((await printed(field, object, { all: { text: '--x' } })).message).toContain(refused);
  });

  it('may stand behind what the author wrote', async () => {
    const argv = [template('text=', input('text')), template('--'), template(input('text'))];
    expect((await printed(argv, { text: is.string }, { text: '--x' })).result).toEqual(['text=--x', '--', '--x']);
  });

  it('may be one that the author wrote into the type', async () => {
    const parameters = { mode: is.literals('-l', '-a'), count: is.integer };
    const argv = [template('x'), template(input('mode')), template(input('count'))];
    expect((await printed(argv, parameters, { mode: '-l', count: -7 })).result).toEqual(['x', '-l', '-7']);
  });
});

describe('an option that the author wrote', { timeout: 30_000 }, () => {
  const { json } = is;
  const options = is.tool('tested', {
    parameters: { mode: is.string, more: is.string },
    returns: is.list(is.string),
    implementation: {
      kind: 'command',
      id: 'command',
      file: import.meta.url,
      argv: [process.execPath, '-p', 'JSON.stringify(process.argv.slice(1))', 'x']
        .map((text) => template(text))
        .concat(template(input('mode'), input('more'))),
    },
  });
  const says = is.tool('says', {
    returns: is.string,
    implementation: {
      kind: 'command',
      id: 'command',
      file: import.meta.url,
      argv: [template(process.execPath), template('-p'), template('"-x"')],
    },
  });

  /** Calls the tool with these arguments, after one that says `-x`. */
  const calledWith = (mode: Value, more: Value, edited?: Json): Promise<RealRun> => {
    const rules = [is.start('says'), is.arrow('says', ['tested', { mode, more }]), is.arrow('tested', 'exit')];
    const approve = { type: 'requires-approval', id: 'approve', tool: 'tested' } as const;
    const flow = is.workflow('flow', {
      inputs: [is.parameter('given', is.string)],
      tools: [says, options],
      rules: edited === undefined ? rules : [...rules, approve],
    });
    return realRun(is.program(flow), {
      inputs: { given: '-x' },
      host: { askApproval: () => Promise.resolve({ verdict: 'once', arguments: edited ?? null }) },
    });
  };

  it('is passed on where the call was written, also as the beginning of a text', async () => {
    expect((await calledWith(json('--force'), json(''))).end.result).toEqual(['x', '--force']);
    const depth: Value = { kind: 'template', template: template('--depth=', input('given')) };
    expect((await calledWith(depth, json('2'))).end.result).toEqual(['x', '--depth=-x2']);
  });

  it('is none when an input, a result or an argument is what the author passed on', async () => {
    const passed: Value = { kind: 'template', template: template('', input('given')) };
    for (const value of [input('given'), is.result('says'), passed]) {
      expect((await calledWith(value, json(''))).end.message).toContain(refused);
      expect((await calledWith(json(''), value)).end.message).toContain(refused);
    }
  });

  it('is none when a person wrote another in its place', async () => {
    const { end } = await calledWith(json('--force'), json(''), { mode: '--other', more: '' });
    expect(end.message).toContain(refused);
    const same = await calledWith(json('--force'), json(''), { mode: '--force', more: 'd' });
    expect(same.end.result).toEqual(['x', '--forced']);
  });

  it('may be a default', async () => {
    const parameters = [is.parameter('mode', is.string, { default: '-l' }), is.parameter('more', is.string)];
    const run = await realRun(
      is.program(
        is.workflow('flow', {
          tools: [{ ...options, parameters }],
          rules: [is.start(['tested', { more: json('') }]), is.arrow('tested', 'exit')],
        }),
      ),
    );
    expect(run.end.result).toEqual(['x', '-l']);
  });
});

describe('arguments', { timeout: 30_000 }, () => {
  it('that are too long together fail the call, which names the program', async () => {
    const end = await printed([template(input('text'))], { text: is.string }, { text: 'x'.repeat(5_000_000) });
    expect(end.message).toMatch(/cannot be started: spawn E2BIG/);
  });

  it('hold no zero character', async () => {
    const end = await printed([template(input('text'))], { text: is.string }, { text: 'a\0b' });
    expect(end.message).toContain('cannot hold a zero character');
  });
});

describe('a secret that cannot be a variable', { timeout: 30_000 }, () => {
  it('is told nowhere', async () => {
    const tool = is.tool('tested', {
      secrets: ['KEY'],
      implementation: { kind: 'command', id: 'c', file: import.meta.url, argv: [template(process.execPath)] },
    });
    const run = await realRun(callOnce(tool), {
      host: { askSecret: () => Promise.resolve({ value: 'canary\0bird' }) },
    });
    expect(run.end.message).toContain('the secret KEY cannot hold a zero character');
    expect(JSON.stringify(run.events)).not.toContain('canary');
  });
});
