import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ableClient, startCompleting, type Completing } from './completing.ts';
import { files, rows, silent } from './places.ts';
import { program } from './program.ts';

const statement = '  limit report to 2';

describe('completion', () => {
  let completing: Completing;
  beforeAll(async () => {
    completing = await startCompleting(files, ableClient);
    await completing.server.open('lib/more.wf', files['lib/more.wf']);
  });
  afterAll(() => completing.server.dispose());

  it.each(rows)('offers %s', async (_, marked, wanted, unwanted) => {
    const labels = await completing.labels(marked);
    expect(labels.filter((label) => wanted.includes(label))).toEqual(wanted);
    expect(labels.filter((label) => unwanted.includes(label))).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each(silent)('offers nothing in %s', async (_, marked) => {
    expect(await completing.labels(marked)).toEqual([]);
  });

  it.each(rows)('offers the same for %s with Windows line ends', async (_, marked, wanted) => {
    const labels = await completing.labels(marked.replaceAll('\n', '\r\n'));
    expect(labels.filter((label) => wanted.includes(label))).toEqual(wanted);
  });

  it('opens by itself where a typed character calls for it, and nowhere else', async () => {
    const opens = async (marked: string, typed: string): Promise<boolean> =>
      (await completing.labels(marked, typed)).length > 0;
    expect(await opens(program('send -> exit', 'send -> <|>'), ' ')).toBe(true);
    expect(await opens(program('send -> exit', 'send -><|>'), '>')).toBe(true);
    expect(await opens(program('Handle {mail}', 'Handle {<|>}'), '{')).toBe(true);
    expect(await opens(program('"openai/gpt-4.1"', '"<|>"'), '"')).toBe(true);
    expect(await opens(program(statement, '  <|>'), ' ')).toBe(false);
    expect(await opens(program('Handle {mail}', 'Handle <|>{mail}'), ' ')).toBe(false);
    expect(await opens(program(statement, '  // send -> <|>'), ' ')).toBe(false);
    expect(await opens(program('tool spare()', 'tool spare() prompt ""<|>'), '"')).toBe(false);
  });
});
