import { delayNextTick, DocumentState } from 'langium';
import { expect, it } from 'vitest';
import { startServerUnderTest } from './server-under-test.ts';

it('who begins to wait for all files while others are told of them is not forgotten', async () => {
  const server = await startServerUnderTest();
  const uri = await server.open('w.wf', 'tool a()\n');
  await server.idle();
  const { DocumentBuilder } = server.services.shared.workspace;
  let waited: Promise<void> | undefined;
  DocumentBuilder.onBuildPhase(DocumentState.IndexedReferences, async () => {
    waited ??= DocumentBuilder.waitUntil(DocumentState.IndexedReferences);
    await delayNextTick();
  });
  await server.change(uri, 'tool b()\n');
  await server.idle();
  expect(waited).toBeDefined();
  await waited;
  await server.dispose();
});
