import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCompleting, ableClient, type Completing } from './completing.ts';
import { program } from './program.ts';

describe('values that read calls', () => {
  let completing: Completing;
  beforeAll(async () => {
    completing = await startCompleting({}, ableClient);
  });
  afterAll(() => completing.server.dispose());

  it('says which results a value cannot rely on, and keeps those of calls that surely came before', async () => {
    const at = async (by: string): Promise<ReadonlyMap<string, string | undefined>> => {
      const items = await completing.at(program('report -> send', by));
      return new Map(items.map(({ label, labelDetails }) => [label, labelDetails?.description]));
    };
    const offers = await at('report -> send(body: <|>)');
    expect(offers.get('send.args.body')).toBe('`send` may not have been called yet');
    expect(offers.get('classify.result')).toBeUndefined();
    expect(offers.get('report.result.text')).toBeUndefined();
    const items = await completing.at(program('start -> classify', 'start -> classify(text: <|>)'));
    const own = items.find(({ label }) => label === 'classify.args.text');
    expect(own?.labelDetails?.description).toBe('`classify` may not have been called yet');
    expect(items.findIndex((item) => item === own)).toBeGreaterThan(items.findIndex(({ label }) => label === 'mail'));
  });

  it('says so in an answer and in a text, too', async () => {
    const early = async (part: string, by: string): Promise<readonly string[]> => {
      const items = await completing.at(program(part, by));
      return items.flatMap(({ label, labelDetails }) =>
        labelDetails?.description?.endsWith('may not have been called yet') === true ? [label] : [],
      );
    };
    const answered = await early('archive -> exit', 'archive -> exit(answer: <|>)');
    expect(answered).toContain('send.result');
    expect(answered).toContain('report.result.text');
    expect(answered).not.toContain('classify.result');
    expect(answered).not.toContain('archive.args.id');
    expect(await early('send -> exit', 'send -> exit(answer: <|>)')).toEqual([
      'report.result',
      'report.result.text',
      'report.result.pages',
      'archive.args.id',
      'report.args.title',
    ]);
    const inText = await early('"spam" -> archive', '"spam" -> archive(id: "{<|>}")');
    expect(inText).toContain('report.result.text');
    expect(inText).not.toContain('classify.args.text');
    expect(await early('Handle {mail}', 'Handle {<|>}')).toEqual([]);
  });

  it('takes a guarded result for set in a case', async () => {
    const items = await completing.at(program('"spam" -> archive', '"spam" -> archive(id: <|>)'));
    const described = new Map(items.map(({ label, labelDetails }) => [label, labelDetails?.description]));
    expect(described.get('classify.args.text')).toBeUndefined();
    expect(described.get('report.args.title')).toBe('`report` may not have been called yet');
  });
});
