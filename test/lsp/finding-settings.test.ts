import { afterEach, describe, expect, it } from 'vitest';
import { LogMessageNotification } from 'vscode-languageserver-protocol/node';
import { startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { withoutExit } from './texts.ts';

describe('wf.diagnostics', () => {
  let server: ServerUnderTest;
  afterEach(() => server.dispose());

  const severityOf = async (uri: string, code: string): Promise<unknown> => {
    await server.idle();
    return server
      .published(uri)
      .at(-1)
      ?.find((one) => one.code === code)?.severity;
  };
  const shows = (codes: readonly unknown[]): boolean => codes.includes('missing-exit');

  it('re-rates findings', async () => {
    server = await startServerUnderTest({ diagnostics: { 'missing-exit': 'error', 'no-such-code': 'off' } });
    const uri = await server.open('a.wf', withoutExit);
    await server.nextFindings(uri, shows);
    expect(await severityOf(uri, 'missing-exit')).toBe(1);
  });

  it('holds for the folder that it is set for', async () => {
    server = await startServerUnderTest((scope?: string) =>
      scope === 'file:///workspace' ? { diagnostics: { 'missing-exit': 'hint' } } : {},
    );
    const inside = await server.open('a.wf', withoutExit);
    await server.nextFindings(inside, shows);
    const outside = await server.open('file:///elsewhere/a.wf', withoutExit);
    await server.nextFindings(outside, shows);
    expect([await severityOf(inside, 'missing-exit'), await severityOf(outside, 'missing-exit')]).toEqual([4, 2]);
  });

  it('is followed while the server runs', async () => {
    let rating = 'off';
    server = await startServerUnderTest(() => ({ diagnostics: { 'missing-exit': rating } }));
    const uri = await server.open('a.wf', withoutExit);
    expect(await severityOf(uri, 'missing-exit')).toBeUndefined();
    rating = 'information';
    const found = server.nextFindings(uri, shows);
    await server.configure({ diagnostics: { 'missing-exit': rating } });
    expect((await found).find(({ code }) => code === 'missing-exit')?.severity).toBe(3);
  });
});

describe('wf.config.json', () => {
  let server: ServerUnderTest;
  afterEach(() => server.dispose());

  const rates = (rating: string): string => JSON.stringify({ diagnostics: { 'missing-exit': rating } });
  const shown = async (uri: string): Promise<unknown> => {
    await server.idle();
    return (server.published(uri).at(-1) ?? []).find(({ code }) => code === 'missing-exit')?.severity;
  };
  const logged = (): string[] => {
    const messages: string[] = [];
    server.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
    return messages;
  };

  it('rates the findings of its folder and below, the nearest one alone', async () => {
    server = await startServerUnderTest(() => ({}), {
      'wf.config.json': rates('error'),
      'near/wf.config.json': '{}',
      'file:///wf.config.json': rates('off'),
    });
    const [below, near] = [
      await server.open('deep/down/a.wf', withoutExit),
      await server.open('near/a.wf', withoutExit),
    ];
    expect([await shown(below), await shown(near)]).toEqual([1, 2]);
  });

  it('above the folder of the workspace is not read', async () => {
    server = await startServerUnderTest(() => ({}), { 'file:///wf.config.json': rates('error') });
    expect(await shown(await server.open('a.wf', withoutExit))).toBe(2);
    expect(await shown(await server.open('file:///elsewhere/a.wf', withoutExit))).toBe(1);
  });

  it('gives way to the setting, code by code', async () => {
    const diagnostics = { 'missing-exit': 'hint' };
    const rated = { 'missing-exit': 'error', 'unused-type': 'error' };
    server = await startServerUnderTest(() => ({ diagnostics }), {
      'wf.config.json': JSON.stringify({ diagnostics: rated }),
    });
    const uri = await server.open('a.wf', `${withoutExit}\ntype Lone = string\n`);
    expect(await shown(uri)).toBe(4);
    expect((server.published(uri).at(-1) ?? []).find(({ code }) => code === 'unused-type')?.severity).toBe(1);
  });

  it('is followed when it is written, made and removed, and is no document', async () => {
    server = await startServerUnderTest(() => ({}));
    const uri = await server.open('a.wf', withoutExit);
    expect(await shown(uri)).toBe(2);
    for (const [text, severity] of [
      [rates('error'), 1],
      [rates('off'), undefined],
      [undefined, 2],
    ] as const) {
      await server.onDisk({ 'wf.config.json': text });
      expect(await shown(uri)).toBe(severity);
    }
    expect(server.services.shared.workspace.LangiumDocuments.all.map((one) => one.uri.toString()).toArray()).toEqual([
      uri,
    ]);
  });

  it.each([
    ['{', 2, /wf\.config\.json` is not JSON: /],
    ['[]', 2, /It must be an object/],
    ['{ "diagnostics": { "missing-exit": "error", "no-such-code": "off" } }', 1, /no finding `no-such-code`/],
    ['\uFEFF{ "diagnostics": { "missing-exit": "error" } }', 1, undefined],
  ])('%s is used as far as it can be, and the log says why not all of it', async (text, severity, message) => {
    server = await startServerUnderTest(() => ({}));
    const messages = logged();
    const uri = await server.open('a.wf', withoutExit);
    await server.onDisk({ 'wf.config.json': text });
    expect(await shown(uri)).toBe(severity);
    if (message) expect(messages).toEqual([expect.stringMatching(message)]);
    else expect(messages).toEqual([]);
  });
});

it('providers of the settings are known', async () => {
  const server = await startServerUnderTest({ providers: { local: { baseUrl: 'http://127.0.0.1:1/v1' } } });
  const text = (model: string): string => `workflow w {\n  model "${model}"\n}\n`;
  const known = await server.open('known.wf', text('local/x'));
  const unknown = await server.open('unknown.wf', text('other/x'));
  await server.nextFindings(unknown, (codes) => codes.includes('unknown-provider'));
  await server.idle();
  expect(
    server
      .published(known)
      .flat()
      .map(({ code }) => code),
  ).not.toContain('unknown-provider');
  await server.dispose();
});
