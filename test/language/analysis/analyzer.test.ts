import { CancellationTokenSource } from 'vscode-jsonrpc';
import { interruptAndCheck, isOperationCancelled } from 'langium';
import { describe, expect, test } from 'vitest';
import { createWorkspace, uriOf } from '../../support/workspace.ts';

const stuck = 'tool a()\nworkflow w { start -> a -> a; limit a to 2; use b; b -> exit }\ntool b()\n';

describe('findings of the flow', () => {
  test('a workflow that did not change keeps its result, the very same', async () => {
    const workspace = await createWorkspace({ 'main.wf': stuck });
    const { Analyzer } = workspace.Wf.analysis;
    const [first] = await Analyzer.flowFindings(workspace.document('main.wf'));
    expect(first).toBeDefined();
    await workspace.write({ 'main.wf': `${stuck}\n// a comment\ntool c()` });
    expect(await Analyzer.flowFindings(workspace.document('main.wf'))).toContain(first);
    await workspace.write({ 'main.wf': stuck.replace('limit a to 2', 'limit a to 3') });
    expect(await Analyzer.flowFindings(workspace.document('main.wf'))).not.toContain(first);
  });

  test('a text of a workflow and what its tools do change nothing that its runs depend on', async () => {
    const written = stuck.replace('{ start', '{ prompt "one"; start').replace('tool b()', 'tool b() command ["one"]');
    const workspace = await createWorkspace({ 'main.wf': written });
    const { Analyzer } = workspace.Wf.analysis;
    const before = await Analyzer.flowFindings(workspace.document('main.wf'));
    expect(before).not.toEqual([]);
    await workspace.write({ 'main.wf': written.replaceAll('one', 'two') });
    const after = await Analyzer.flowFindings(workspace.document('main.wf'));
    expect(after).toHaveLength(before.length);
    after.forEach((finding, index) => {
      expect(finding).toBe(before[index]);
    });
    await workspace.write({ 'main.wf': written.replace('; start', '; agent react; start') });
    expect(await Analyzer.flowFindings(workspace.document('main.wf'))).not.toContain(before[0]);
  });

  test('cancelling ends the exploration and keeps no half of a result', async () => {
    const tools = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const text = `${tools.map((name) => `tool ${name}()`).join('\n')}
workflow big {
  start -> any
  use ${tools.join(', ')}
  t0 -> exit
  ${tools.map((name) => `limit ${name} to 9`).join('\n  ')}
}`;
    const workspace = await createWorkspace({});
    const { Analyzer } = workspace.Wf.analysis;
    workspace.store({ 'main.wf': text });
    const { LangiumDocuments, DocumentBuilder } = workspace.shared.workspace;
    const document = await LangiumDocuments.getOrCreateDocument(uriOf('main.wf'));
    await DocumentBuilder.build([document], { validation: false });
    const cancelled = new CancellationTokenSource();
    const result = Analyzer.flowFindings(document, cancelled.token).catch((error: unknown) => error);
    cancelled.cancel();
    expect(isOperationCancelled(await result)).toBe(true);
  });

  test('what was explored before the exploration of another workflow was cancelled is known', async () => {
    const workspace = await createWorkspace({ 'main.wf': stuck + stuck.replaceAll(/\b([abw])\b/g, 'other_$1') });
    const { Analyzer, ExplorationPauses } = workspace.Wf.analysis;
    const document = workspace.document('main.wf');
    expect(Analyzer.knownFlowFindings(document)).toEqual({ findings: [], complete: false });
    const cancelled = new CancellationTokenSource();
    cancelled.cancel();
    ExplorationPauses.use(async () => {
      if (Analyzer.knownFlowFindings(document).findings.length > 0) await interruptAndCheck(cancelled.token);
    });
    expect(await Analyzer.flowFindings(document).catch(isOperationCancelled)).toBe(true);
    const { findings, complete } = Analyzer.knownFlowFindings(document);
    expect(findings.map(({ code }) => code)).toEqual(['unreachable-tool', 'dead-end']);
    expect(complete).toBe(false);
    ExplorationPauses.use(() => Promise.resolve());
    const all = await Analyzer.flowFindings(document);
    expect(all).toHaveLength(4);
    expect(Analyzer.knownFlowFindings(document)).toEqual({ findings: all, complete: true });
  });

  test('what several ask for at once is explored once, and goes on when one of them is cancelled', async () => {
    const stepsOf = async (askers: number, cancels: boolean): Promise<number> => {
      const workspace = await createWorkspace({ 'main.wf': stuck });
      const { Analyzer, ExplorationPauses } = workspace.Wf.analysis;
      const document = workspace.document('main.wf');
      const cancelled = new CancellationTokenSource();
      let pauses = 0;
      ExplorationPauses.use(async (token) => {
        pauses += 1;
        if (cancels && pauses === 2) cancelled.cancel();
        await interruptAndCheck(token);
      });
      const first = Analyzer.flowFindings(document, cancelled.token).catch(isOperationCancelled);
      const others = Array.from({ length: askers - 1 }, () => Analyzer.flowFindings(document));
      for (const findings of await Promise.all(others)) expect(findings).toHaveLength(2);
      if (cancels) expect(await first).toBe(true);
      else expect(await first).toHaveLength(2);
      return pauses;
    };
    const alone = await stepsOf(1, false);
    expect(await stepsOf(3, false)).toBeLessThanOrEqual(alone + 3);
    expect(await stepsOf(2, true)).toBeLessThanOrEqual(alone + 3);
  });
});

describe('places', () => {
  test('of ids that this text does not have are not known', async () => {
    const workspace = await createWorkspace({ 'main.wf': stuck });
    const { Origins } = workspace.Wf.analysis;
    const document = workspace.document('main.wf');
    for (const id of [
      '/declarations@9',
      '/nothing',
      'file:///elsewhere.wf#/declarations@0',
      '/declarations@0/name',
      '/__proto__',
    ]) {
      expect(Origins.locate(document, id)).toBeUndefined();
    }
    expect(Origins.locate(document, '/declarations@0')?.range.start).toEqual({ line: 0, character: 5 });
  });
});
