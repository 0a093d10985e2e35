import { afterEach, describe, expect, it } from 'vitest';
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
