import { afterEach, describe, expect, it } from 'vitest';
import { holdExplorations } from './held-explorations.ts';
import { startServerUnderTest, uriOf, type ServerUnderTest } from './server-under-test.ts';
import { clean, openEnd, twoFindings } from './texts.ts';

/** A second workflow, so that one of them can change alone. */
const second = `
workflow other(topic: string) {
  model "openai/gpt-4.1"
  prompt """Mail {topic}."""

  start -> mail | report
  mail -> exit
}
`;

describe('findings are sent', () => {
  let server: ServerUnderTest;
  afterEach(() => server.dispose());

  /** Notes which files are checked from now on, with what is asked for. */
  const checks = (): (readonly [string, string | undefined])[] => {
    const { DocumentValidator } = server.services.Wf.validation;
    const seen: (readonly [string, string | undefined])[] = [];
    const validate = DocumentValidator.validateDocument.bind(DocumentValidator);
    DocumentValidator.validateDocument = (document, options, cancelToken) => {
      seen.push([document.uri.toString(), options?.categories?.at(-1)]);
      return validate(document, options, cancelToken);
    };
    return seen;
  };
  const waves = (uri: string, from = 0): readonly (readonly unknown[])[] =>
    server
      .published(uri)
      .slice(from)
      .map((wave) => wave.map(({ code }) => code));

  it('once for a text in which the exploration finds nothing more', async () => {
    server = await startServerUnderTest();
    const uri = await server.open('a.wf', clean.replace('openai/', 'nobody/'));
    await server.idle();
    expect(waves(uri)).toEqual([['unknown-provider']]);
    for (const topic of ['x', 'y', 'z']) {
      await server.change(uri, clean.replace('openai/', 'nobody/').replace('Research {', `Research ${topic} {`));
      await server.idle();
    }
    expect(waves(uri)).toEqual(Array.from({ length: 4 }, () => ['unknown-provider']));
  });

  it('twice where the exploration finds more, and each time all that is known', async () => {
    server = await startServerUnderTest();
    const uri = await server.open('a.wf', twoFindings);
    await server.idle();
    expect(waves(uri)).toEqual([['unknown-provider'], ['unknown-provider', 'missing-exit']]);
  });

  it('once, with those of the flow, when no workflow changed', async () => {
    server = await startServerUnderTest();
    const uri = await server.open('a.wf', twoFindings);
    await server.idle();
    const seen = checks();
    await server.change(uri, `${twoFindings}\n/** Nobody calls it. */\ntool lone() command ["echo"]\n`);
    await server.idle();
    expect(waves(uri, 2)).toEqual([['unknown-provider', 'missing-exit']]);
    expect(seen).toEqual([[uri, 'explored']]);
  });

  it('of a workflow that did not change while another one is still explored', async () => {
    server = await startServerUnderTest();
    const uri = await server.open('a.wf', openEnd + second);
    await server.idle();
    const sent = server.published(uri).length;
    const { release } = holdExplorations(server.services);
    const first = server.nextFindings(uri, () => true);
    await server.change(uri, openEnd + second.replace('| report', '| report | search'));
    expect((await first).map(({ code }) => code)).toEqual(['missing-exit']);
    release();
    await server.idle();
    expect(waves(uri, sent)).toEqual([['missing-exit'], ['missing-exit', 'missing-exit', 'missing-exit']]);
  });

  it('never of a file that has none and is not open', async () => {
    server = await startServerUnderTest({ diagnostics: {} }, { 'tools.wf': clean });
    await server.idle();
    expect(waves(uriOf('tools.wf'))).toEqual([]);
  });

  it('once at the start, though the editor tells its settings then, and each file is checked once', async () => {
    const settings = { diagnostics: { 'missing-implementation': 'off' }, lint: { run: 'onType' } };
    server = await startServerUnderTest(() => settings, { 'disk.wf': clean.replace('openai/', 'nobody/') });
    const seen = checks();
    const uri = await server.open('a.wf', clean);
    await server.configure(settings);
    await server.idle();
    await server.configure(settings);
    await server.idle();
    expect(waves(uri)).toEqual([[]]);
    expect(waves(uriOf('disk.wf'))).toEqual([['unknown-provider']]);
    const quick = seen.filter(([, last]) => last === 'explored').map(([file]) => file);
    expect(quick.toSorted()).toEqual([uri, uriOf('disk.wf')].toSorted());
  });

  it('again after a change of settings only where it makes a difference, and no file is read again', async () => {
    let rating = 'warning';
    server = await startServerUnderTest(() => ({ diagnostics: { 'unknown-provider': rating } }), { 'tools.wf': clean });
    const uri = await server.open('a.wf', twoFindings);
    await server.idle();
    const trees = (): readonly unknown[] =>
      server.services.shared.workspace.LangiumDocuments.all.map((one) => one.parseResult.value).toArray();
    const [sent, before] = [server.published(uri).length, trees()];
    rating = 'error';
    await server.configure({ diagnostics: { 'unknown-provider': rating } });
    await server.idle();
    expect(waves(uri, sent)).toEqual([['unknown-provider', 'missing-exit']]);
    expect(server.published(uri).at(-1)?.[0]?.severity).toBe(1);
    expect(waves(uriOf('tools.wf'))).toEqual([]);
    expect(trees()).toEqual(before);
  });
});
