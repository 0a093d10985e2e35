import { describe, expect, it } from 'vitest';
import { rewritten } from './refactored.ts';

describe('documentation', () => {
  it('is written above a declaration that has none, with a line for each parameter', async () => {
    const text = 'tool <|>send_email(to: string, `the body`?: string)\n';
    expect(await rewritten(text, 'refactor.rewrite')).toBe(
      `/**\n * Send email.\n * @param to To.\n * @param \`the body\` The body.\n */\n${text.replace('<|>', '')}`,
    );
  });

  it('gets the lines that it lacks, before what it returns', async () => {
    const text = '/**\n * Mail.\n * @param to Whom.\n * @returns Nothing.\n */\ntool <|>mail(to: string, cc: string)\n';
    expect(await rewritten(text, 'refactor.rewrite')).toBe(
      text.replace('<|>', '').replace(' * @returns', ' * @param cc Cc.\n * @returns'),
    );
    const short = '/** Mail. */\r\ntool <|>mail(to: string)\r\n';
    expect(await rewritten(short, 'refactor.rewrite')).toBe(
      '/**\r\n * Mail.\r\n * @param to To.\r\n */\r\ntool mail(to: string)\r\n',
    );
  });

  it('that is whole gets nothing', async () => {
    expect(
      await rewritten('/** Mail.\n * @param to Whom. */\ntool <|>mail(to: string)\n', 'refactor.rewrite'),
    ).toBeUndefined();
    expect(await rewritten('type T = string\n/** Go. */\nworkflow <|>w() {\n}\n', 'refactor.rewrite')).toBeUndefined();
  });
});
