import { describe, expect, it } from 'vitest';
import {
  isCall,
  isTool,
  isWorkflow,
  type Declaration,
  type Mention,
} from '../../../server/src/language/generated/ast.ts';
import { fileOf } from '../../../server/src/language/syntax/file-of.ts';
import { mentionsOf } from '../../../server/src/language/syntax/mentions.ts';
import { createWorkspace, type Workspace } from '../../support/workspace.ts';

function declarationsOf(workspace: Workspace, path: string): readonly Declaration[] {
  return fileOf(workspace.document(path))?.declarations ?? [];
}

function mentionsIn(workspace: Workspace, path: string): readonly Mention[] {
  return declarationsOf(workspace, path).filter(isWorkflow).flatMap(mentionsOf);
}

const workflow = 'workflow w {\n  start -> a(x: 1) -> b -> exit\n}\n';

describe('links after an edit', () => {
  it('lead to the declaration that took the place of another, those to its parameters too', async () => {
    const workspace = await createWorkspace({ 'm.wf': `tool a(x: number)\ntool b()\n${workflow}` });
    const [oldA, oldB] = declarationsOf(workspace, 'm.wf');
    await workspace.write({ 'm.wf': `tool a(x: integer)\ntool b()\n${workflow}` });
    const [newA, newB] = declarationsOf(workspace, 'm.wf');
    expect(newA).not.toBe(oldA);
    expect(newB).toBe(oldB);
    const [first, second] = mentionsIn(workspace, 'm.wf');
    expect(first?.tool.ref).toBe(newA);
    expect(second?.tool.ref).toBe(newB);
    const given = isCall(first) ? first.arguments[0]?.parameter.ref : undefined;
    expect(given).toBeDefined();
    expect(given).toBe(isTool(newA) ? newA.parameters[0] : undefined);
  });

  it('come and go with the declarations of the file', async () => {
    const workspace = await createWorkspace({ 'm.wf': `tool a(x: number)\n${workflow}` });
    expect(mentionsIn(workspace, 'm.wf')[1]?.tool.ref).toBeUndefined();
    await workspace.write({ 'm.wf': `tool a(x: number)\ntool b()\n${workflow}` });
    expect(mentionsIn(workspace, 'm.wf')[1]?.tool.ref).toBe(declarationsOf(workspace, 'm.wf')[1]);
    await workspace.write({ 'm.wf': `tool a(x: number)\n${workflow}` });
    expect(mentionsIn(workspace, 'm.wf')[1]?.tool.ref).toBeUndefined();
    expect(mentionsIn(workspace, 'm.wf')[1]?.tool.error).toBeDefined();
  });

  it('follow the declarations of imported files', async () => {
    const workspace = await createWorkspace({
      'l.wf': 'tool b()\n',
      'm.wf': `import { b } from "./l.wf"\ntool a(x: number)\n${workflow}`,
    });
    expect(mentionsIn(workspace, 'm.wf')[1]?.tool.ref).toBe(declarationsOf(workspace, 'l.wf')[0]);
    await workspace.write({ 'l.wf': 'tool b(y: string)\n' });
    const [now] = declarationsOf(workspace, 'l.wf');
    expect(mentionsIn(workspace, 'm.wf')[1]?.tool.ref).toBe(now);
    await workspace.write({ 'l.wf': 'tool c()\n' });
    expect(mentionsIn(workspace, 'm.wf')[1]?.tool.ref).toBeUndefined();
  });
});
