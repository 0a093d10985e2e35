import { expect, test } from 'vitest';
import { missingModule } from '#language/checks/missing-module.ts';
import { createWorkspace } from '../../support/workspace.ts';

test('beside thousands of files, the first of hundreds of missing modules come with a proposal, each time the same', async () => {
  const tools = Array.from({ length: 300 }, (_, index) => `tool t${index}() from "./mial${index}.ts"`);
  const workspace = await createWorkspace({ 'main.wf': tools.join('\n') });
  const missing = {
    lack: 'nothing' as const,
    names: Array.from({ length: 1000 }, (_, index) => `mail${index}.ts`),
  };
  const proposed = (): readonly string[] => {
    const context = workspace.Wf.analysis.Lowering.contextFor(workspace.document('main.wf'));
    missingModule(workspace.document('main.wf'), context, () => missing);
    expect(context.findings).toHaveLength(300);
    return context.findings.map(({ message }) => /Did you mean `([^`]*)`/.exec(message)?.[1] ?? '');
  };
  const first = proposed();
  expect(first.slice(0, 3)).toEqual(['./mail0.ts', './mail1.ts', './mail2.ts']);
  expect(first.findLastIndex((one) => one !== '')).toBe(20);
  expect(proposed()).toEqual(first);
});
