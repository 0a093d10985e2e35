import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  compile,
  workflows,
  type CompileParams,
  type CompileResult,
  type WorkflowOutline,
} from '#protocol/messages.ts';
import { startServerUnderTest, uriOf, type ServerUnderTest } from '../server-under-test.ts';
import { clean } from '../texts.ts';

describe('requests of the extension', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await startServerUnderTest({ lint: { run: 'off' } });
  });
  afterEach(() => server.dispose());
  const compiled = (params: CompileParams): Promise<CompileResult> => server.connection.sendRequest(compile, params);

  it('compile the text as it stands, though it was changed a moment ago', async () => {
    const uri = await server.open('a.wf', 'workflow');
    await server.change(uri, clean);
    const result = await compiled({ uri });
    expect(result).toMatchObject({ kind: 'program', program: { version: 1, workflows: [{ name: 'research' }] } });
    if (result.kind !== 'program') return;
    expect(result.origins[result.program.entry]).toMatchObject({ uri, range: { start: { line: 7, character: 9 } } });
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, (text: string) => Promise<unknown>]>([
    ['on disk', (text) => server.onDisk({ 'lib.wf': text })],
    ['beside it', (text) => server.open('lib.wf', text)],
  ])('compile what an imported file says that changed a moment ago %s', async (_where, change) => {
    const start = clean.indexOf('workflow');
    const library = clean.slice(0, start);
    const uri = await server.open('a.wf', `import { search, mail, report } from "./lib.wf"\n${clean.slice(start)}`);
    expect(await compiled({ uri })).toMatchObject({ kind: 'findings', findings: [{ code: 'unresolved-import' }] });
    await change(library);
    const result = await compiled({ uri });
    expect(result).toMatchObject({ kind: 'program' });
    await change(library.replace('Search the web', 'Look it up'));
    expect(JSON.stringify(await compiled({ uri }))).toContain('Look it up');
    await change(library.replace('tool mail', 'tool post'));
    expect(await compiled({ uri })).toMatchObject({ kind: 'findings', findings: [{ code: 'unresolved-reference' }] });
  });

  it('refuse to compile errors, though findings are not shown', async () => {
    const uri = await server.open('a.wf', clean.replace('mail |', 'mial |'));
    const result = await compiled({ uri });
    expect(result).toMatchObject({ kind: 'findings', findings: [{ code: 'unresolved-reference', severity: 'error' }] });
    expect(server.published(uri).flat()).toEqual([]);
  });

  it('ask which workflow, when there are several or none', async () => {
    const uri = await server.open(
      'a.wf',
      `${clean}${clean.slice(clean.indexOf('workflow')).replace('research', 'other')}`,
    );
    expect(await compiled({ uri })).toEqual({ kind: 'no-workflow', workflows: ['research', 'other'] });
    expect(await compiled({ uri, workflow: 'other' })).toMatchObject({ kind: 'program' });
    const empty = await server.open('empty.wf', '');
    expect(await compiled({ uri: empty })).toEqual({ kind: 'no-workflow', workflows: [] });
  });

  it('list workflows with the inputs that they ask for', async () => {
    const uri = await server.open('a.wf', clean);
    const outline = await server.connection.sendRequest<WorkflowOutline[]>(workflows, { uri });
    expect(outline).toMatchObject([{ name: 'research', inputs: [{ name: 'topic' }], location: { uri } }]);
  });

  it('reject for a document that nobody opened', async () => {
    await expect(compiled({ uri: uriOf('nowhere.wf') })).rejects.toThrow(/There is no document/);
  });
});
