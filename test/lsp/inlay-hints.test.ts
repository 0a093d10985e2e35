import { afterEach, describe, expect, it } from 'vitest';
import { InlayHintRequest } from 'vscode-languageserver-protocol/node';
import { startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';

const text = `tool search(q: string, deep: boolean = false, lang: string = "en")
tool mail()
tool report()
workflow w(topic: string) {
  start -> search(q: topic)
  search -> any
  mail -> exit
  report -> mail
  use mail, report
  limit search to 1
}
`;

describe('inlay hints', () => {
  const servers: ServerUnderTest[] = [];
  const start = async (settings: unknown = {}): Promise<ServerUnderTest> => {
    const server = await startServerUnderTest(settings);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      await server.idle();
      await server.dispose();
    }
  });
  const hintsOf = async (server: ServerUnderTest, program: string, last = 99): Promise<readonly unknown[]> => {
    const uri = await server.open('hints.wf', program);
    const range = { start: { line: 0, character: 0 }, end: { line: last, character: 0 } };
    const hints = await server.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
    return (hints ?? []).map(({ position: { line, character }, label }) => [line, character, label]);
  };
  const defaults = [4, 26, ', deep: false, lang: "en"'];
  const next = [5, 15, '→ mail | report'];

  it('show what may follow where it is left open, and the defaults of a call that is made as written', async () => {
    expect(await hintsOf(await start(), text)).toEqual([next, defaults]);
  });

  it('show what may follow a tool that no arrow leads on from', async () => {
    const open = text.replace('  search -> any\n', '').replace('report -> mail', 'report -> exit');
    expect(await hintsOf(await start(), open)).toEqual([[4, 27, '→ mail | report'], defaults]);
  });

  it('do not name a word that is still being typed', async () => {
    expect(await hintsOf(await start(), text.replace('  limit', '  re\n  limit'))).toEqual([next, defaults]);
    expect(await hintsOf(await start(), text.replace('  limit', '  re -> mail\n  limit'))).toEqual([next, defaults]);
  });

  it('show nothing behind a word that is still being typed', async () => {
    const started = text.replace('start -> search(q: topic)', 'start -> mai');
    expect(await hintsOf(await start(), started)).toEqual([[5, 15, '→ mail | report']]);
    expect(await hintsOf(await start(), text.replace('  limit', '  re -> any\n  limit'))).toEqual([next, defaults]);
  });

  it('show nothing of lines that are not asked for', async () => {
    expect(await hintsOf(await start(), text, 4)).toEqual([defaults]);
  });

  it('leave out defaults where the model is asked for the rest', async () => {
    const asked = text.replace('search(q: topic)', 'search(deep: true)');
    expect(await hintsOf(await start(), asked)).toEqual([next]);
  });

  it('can be switched off one by one, while the server runs', async () => {
    const server = await start({ inlayHints: { nextTools: false } });
    expect(await hintsOf(server, text)).toEqual([defaults]);
    await server.configure({ inlayHints: { nextTools: true, defaultValues: false } });
    await server.idle();
    expect(await hintsOf(server, text)).toEqual([next]);
  });
});
