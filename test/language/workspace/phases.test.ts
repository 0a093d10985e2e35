import { Cancellation, DocumentState } from 'langium';
import { expect, it } from 'vitest';
import { createWorkspace, uriOf } from '../../support/workspace.ts';

it('who listens for a linked document is told, though the build was cancelled meanwhile', async () => {
  const workspace = await createWorkspace({ 'a.wf': 'tool a()\n' });
  const { DocumentBuilder } = workspace.shared.workspace;
  const source = new Cancellation.CancellationTokenSource();
  const told: string[] = [];
  DocumentBuilder.onDocumentPhase(DocumentState.Linked, () => {
    told.push('first');
    source.cancel();
  });
  DocumentBuilder.onDocumentPhase(DocumentState.Linked, () => {
    told.push('second');
  });
  workspace.store({ 'a.wf': 'tool b()\n' });
  await expect(DocumentBuilder.update([uriOf('a.wf')], [], source.token)).rejects.toBeDefined();
  expect(told).toEqual(['first', 'second']);
});
