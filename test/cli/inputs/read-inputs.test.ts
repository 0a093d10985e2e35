import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import type { Parameter } from '#core/ir/tool.ts';
import type { Type } from '#core/ir/type.ts';
import { CliError } from '../../../cli/src/cli-error.ts';
import { askInputs } from '../../../cli/src/inputs/ask-inputs.ts';
import { readInputs } from '../../../cli/src/inputs/read-inputs.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

const string: Type = { kind: 'primitive', name: 'string' };
const integer: Type = { kind: 'primitive', name: 'integer' };
const mood: Type = {
  kind: 'union',
  options: [
    { kind: 'literal', value: 'angry' },
    { kind: 'literal', value: 'calm' },
  ],
};
const point: Type = { kind: 'object', fields: [{ id: 'f', name: 'x', type: integer, optional: false }] };
const none = new Map();

function input(name: string, type: Type, more: Partial<Parameter> = {}): Parameter {
  return { id: name, name, type, optional: false, ...more };
}

function read(word: string, type: Type): Json | undefined {
  return readInputs([word], [input('x', type)], none, '/somewhere').get('x');
}

describe('--input name=value', () => {
  test.each<[string, Type, Json]>([
    ['x=whales', string, 'whales'],
    ['x=a=b', string, 'a=b'],
    ['x=', string, ''],
    ['x=12', string, '12'],
    ['x=12', integer, 12],
    ['x=calm', mood, 'calm'],
    ['x="calm"', mood, 'calm'],
    ['x=[1, 2]', { kind: 'array', element: integer }, [1, 2]],
    ['x={"x": 1}', point, { x: 1 }],
    ['x=null', { kind: 'union', options: [string, { kind: 'primitive', name: 'null' }] }, null],
    ['x=plain', { kind: 'primitive', name: 'any' }, 'plain'],
    ['x=@@home', string, '@home'],
  ])('%s as %j', (word, type, value) => {
    expect(read(word, type)).toEqual(value);
  });

  test.each<[string, Type, string]>([
    ['x=1.5', integer, 'Input `x`: the value must be integer, not 1.5.'],
    ['x=glad', mood, 'Input `x`: the value must be "angry" | "calm", not "glad".'],
    ['x={"x": 1, "y": 2}', point, 'Input `x`: `y` is not a field of the type.'],
    ['x', string, '`--input x` must read `--input name=value`.'],
    ['=1', string, '`--input =1` must read `--input name=value`.'],
    ['X=1', string, 'The workflow has no input `X`. Did you mean `x`? Its inputs: x: string.'],
    ['x=@/no/such/file', string, 'Cannot read `/no/such/file`: there is no such file or folder.'],
  ])('%s as %j is refused', (word, type, message) => {
    expect(() => read(word, type)).toThrow(new CliError(message));
  });

  test('a file gives the text of an input', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wf-inputs-'));
    writeFileSync(join(folder, 'mail.txt'), 'Dear all,\nno.\n');
    writeFileSync(join(folder, 'point.json'), '{ "x": 3 }\n');
    const parameters = [input('mail', string), input('at', point)];
    const inputs = readInputs(['mail=@mail.txt', 'at=@point.json'], parameters, none, folder);
    expect(Object.fromEntries(inputs)).toEqual({ mail: 'Dear all,\nno.', at: { x: 3 } });
  });

  test('an input is given once', () => {
    expect(() => readInputs(['x=1', 'x=2'], [input('x', string)], none, '/')).toThrow('Input `x` is given twice.');
  });

  test('hostile names are names', () => {
    const inputs = readInputs(['__proto__=1'], [input('__proto__', integer)], none, '/');
    expect([...inputs]).toEqual([['__proto__', 1]]);
    expect(() => readInputs(['constructor=1'], [], none, '/')).toThrow(
      'The workflow has no input `constructor`. It has none.',
    );
  });
});

describe('inputs that are missing', () => {
  const parameters = [
    input('topic', string, { doc: 'What it is about.' }),
    input('count', integer),
    input('mood', mood, { default: 'calm' }),
    input('note', string, { optional: true }),
  ];

  test('are asked on a terminal, again while they do not fit', async () => {
    const terminal = new ScriptedTerminal({ answers: ['whales', 'many', '3'] });
    expect([...(await askInputs(parameters, new Map(), none, terminal))]).toEqual([
      ['topic', 'whales'],
      ['count', 3],
    ]);
    expect(terminal.stderr).toContain('What it is about.\ntopic: string = whales\n');
    expect(terminal.stderr).toContain('the value must be integer, not "many"');
  });

  test('are named where nobody can answer', async () => {
    const message = 'Missing: topic: string, count: integer. Give them as `--input topic=… --input count=…`.';
    await expect(askInputs(parameters, new Map(), none, new ScriptedTerminal())).rejects.toThrow(new CliError(message));
  });

  test('stay missing when the input ends', async () => {
    const terminal = new ScriptedTerminal({ answers: ['whales'] });
    const message = 'Missing: count: integer. Give it as `--input count=…`.';
    await expect(askInputs(parameters, new Map(), none, terminal)).rejects.toThrow(new CliError(message));
  });
});
