import { describe, expect, test } from 'vitest';
import type { Tool } from '#core/ir/tool.ts';
import { createWorkspace, uriOf, type Workspace } from '../../support/workspace.ts';

const tools = 'type Mood = "calm"\ntool a(mood: Mood): Mood\ntool b() timeout 5s\n';
const workflow = 'workflow w { start -> a -> b -> exit }\n';

function toolsOf(workspace: Workspace, file: string): readonly Tool[] {
  return workspace.Wf.analysis.Lowering.lower(workspace.document(file)).workflows.flatMap((one) => one.tools);
}

describe('the tools of a workflow', () => {
  test('are lowered once for all edits of its statements', async () => {
    const workspace = await createWorkspace({ 'main.wf': tools + workflow });
    const before = toolsOf(workspace, 'main.wf');
    await workspace.write({ 'main.wf': `${tools}${workflow.replace('}', '; limit a to 2 }')}` });
    const after = toolsOf(workspace, 'main.wf');
    expect(after).toHaveLength(2);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  test('are lowered again when they, or what they refer to, say something else', async () => {
    const workspace = await createWorkspace({ 'main.wf': tools + workflow });
    const before = toolsOf(workspace, 'main.wf');
    await workspace.write({ 'main.wf': tools.replace('5s', '6s') + workflow });
    const [kept, changed] = toolsOf(workspace, 'main.wf');
    expect(kept).toBe(before[0]);
    expect(changed?.timeout).toBe(6000);
    // The type moves behind the tools, and its id with it.
    await workspace.write({ 'main.wf': tools.split('\n').slice(1).join('\n') + workflow + 'type Mood = "calm"' });
    const { types, workflows } = workspace.Wf.analysis.Lowering.lower(workspace.document('main.wf'));
    expect(workflows[0]?.tools[0]?.returns).toEqual({ kind: 'reference', name: 'Mood', declaration: types[0]?.id });
  });

  test('are lowered again when what they refer to is declared elsewhere, though their own text is as it was', async () => {
    const [type = '', ...rest] = tools.split('\n');
    const text = `${rest.join('\n')}${workflow}type Far = string\n${type}\n`;
    const workspace = await createWorkspace({ 'main.wf': text });
    const before = toolsOf(workspace, 'main.wf');
    await workspace.write({ 'main.wf': text.replace('type Far', 'type New = string\ntype Far') });
    const { types } = workspace.Wf.analysis.Lowering.lower(workspace.document('main.wf'));
    const [changed, kept] = toolsOf(workspace, 'main.wf');
    const declaration = types.find(({ name }) => name === 'Mood')?.id;
    expect(changed?.returns).toEqual({ kind: 'reference', name: 'Mood', declaration });
    expect(before[0]?.returns).not.toEqual(changed?.returns);
    expect(kept).toBe(before[1]);
  });

  test('are found again from each file that uses them', async () => {
    const workspace = await createWorkspace({
      'tools.wf': tools + workflow,
      'main.wf': `import { a, b } from "./tools.wf"\n${workflow}`,
    });
    const { Origins } = workspace.Wf.analysis;
    for (const file of ['tools.wf', 'main.wf', 'tools.wf']) {
      const places = toolsOf(workspace, file).map(({ id }) => Origins.locate(workspace.document(file), id));
      expect(places.map((place) => [place?.uri, place?.range.start.line])).toEqual([
        [uriOf('tools.wf').toString(), 1],
        [uriOf('tools.wf').toString(), 2],
      ]);
    }
  });

  test('keep the types that they refer to, and what is wrong with them, in each workflow', async () => {
    const wrong = tools.replace('b()', 'b() retry 1.5');
    const workspace = await createWorkspace({ 'main.wf': wrong + workflow });
    await workspace.write({ 'main.wf': `${wrong}${workflow}${workflow.replace('w {', 'v {')}` });
    const { parts, findings } = workspace.Wf.analysis.Lowering.lower(workspace.document('main.wf'));
    const lowered = parts.filter((part) => part.workflow !== undefined);
    expect(lowered.map(({ types }) => types.map(({ name }) => name))).toEqual([['Mood'], ['Mood']]);
    expect(lowered[0]?.findings).not.toEqual([]);
    for (const part of lowered) expect(findings).toEqual(expect.arrayContaining([...part.findings]));
    expect(lowered[0]?.findings.map(({ at }) => at)).toEqual(lowered[1]?.findings.map(({ at }) => at));
  });

  test('go by the names that a file has for them', async () => {
    const workspace = await createWorkspace({
      'tools.wf': tools,
      'main.wf': `import { a as first, b } from "./tools.wf"\n${workflow.replace('a ->', 'first ->')}`,
      'other.wf': `import { a, b } from "./tools.wf"\n${workflow}`,
    });
    expect(toolsOf(workspace, 'main.wf').map(({ name }) => name)).toEqual(['first', 'b']);
    expect(toolsOf(workspace, 'other.wf').map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
