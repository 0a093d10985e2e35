import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdExplorations } from './held-explorations.ts';
import { startServerUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { clean, twoFindings, withoutExit } from './texts.ts';

describe('findings', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest();
  });
  afterEach(() => server.dispose());

  it('come with code, source, page and data', async () => {
    const uri = await server.open('a.wf', withoutExit);
    const [finding] = await server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
    expect(finding).toMatchObject({ code: 'missing-exit', source: 'wf', severity: 2, data: { code: 'missing-exit' } });
    expect(finding?.codeDescription?.href).toMatch(/docs\/diagnostics\/missing-exit\.md$/);
  });

  it('of rules are published before those of the flow, which are added to them', async () => {
    const { release } = holdExplorations(server.services);
    const uri = await server.open('a.wf', twoFindings);
    await server.nextFindings(uri, (codes) => codes.includes('unknown-provider'));
    const next = server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
    release();
    const all = await next;
    const waves = server.published(uri).map((wave) => wave.map(({ code }) => code));
    expect(waves[0]).toEqual(['unknown-provider']);
    expect(all.map(({ code }) => code)).toContain('unknown-provider');
  });

  it('of the flow are given up when the text changes, and found for the new text', async () => {
    const { release } = holdExplorations(server.services);
    const uri = await server.open('a.wf', twoFindings);
    await server.nextFindings(uri, (codes) => codes.includes('unknown-provider'));
    const cleared = server.nextFindings(uri, (codes) => codes.length === 0);
    await server.change(uri, clean);
    await cleared;
    release();
    await server.idle();
    const waves = server.published(uri).map((wave) => wave.map(({ code }) => code));
    expect(waves.flat()).not.toContain('missing-exit');
    expect(waves.at(-1)).toEqual([]);
  });

  it('of an interrupted exploration are found later, though another file was edited', async () => {
    const { release } = holdExplorations(server.services);
    const uri = await server.open('two.wf', twoFindings);
    await server.nextFindings(uri, (codes) => codes.includes('unknown-provider'));
    const found = server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
    const other = await server.open('other.wf', clean.replace('openai/', 'nobody/'));
    await server.nextFindings(other, (codes) => codes.includes('unknown-provider'));
    expect(
      server
        .published(uri)
        .flat()
        .map(({ code }) => code),
    ).not.toContain('missing-exit');
    release();
    expect((await found).map(({ code }) => code)).toContain('unknown-provider');
  });

  it('leave with a file that was never saved', async () => {
    const uri = await server.open('untitled:Untitled-1.wf', withoutExit);
    await server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
    const cleared = server.nextFindings(uri, (codes) => codes.length === 0);
    await server.close(uri);
    expect(await cleared).toEqual([]);
  });
});

it('findings are those of the file on disk again once the edits are thrown away', async () => {
  const server = await startServerUnderTest({}, { 'a.wf': clean });
  const uri = await server.open('a.wf', withoutExit);
  await server.nextFindings(uri, (codes) => codes.includes('missing-exit'));
  const cleared = server.nextFindings(uri, (codes) => codes.length === 0);
  await server.close(uri);
  expect(await cleared).toEqual([]);
  await server.dispose();
});
