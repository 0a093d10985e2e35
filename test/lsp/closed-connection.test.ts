import { URI } from 'langium';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServerUnderTest } from './server-under-test.ts';
import { clean } from './texts.ts';

describe('an update that fails when the editor is gone', () => {
  const unhandled = vi.fn();
  beforeEach(() => process.on('unhandledRejection', unhandled));
  afterEach(() => process.off('unhandledRejection', unhandled));

  it('is nobody’s to hear of, and ends nothing', async () => {
    const server = await startServerUnderTest();
    const uri = await server.open('a.wf', clean);
    await server.idle();
    const { DocumentUpdateHandler } = server.services.shared.lsp;
    const { DocumentBuilder } = server.services.shared.workspace;
    server.services.shared.lsp.Connection?.dispose();
    const failed = new Promise<void>((resolve) => {
      vi.spyOn(DocumentBuilder, 'update').mockImplementation(() => {
        resolve();
        return Promise.reject(new Error('The disk is full.'));
      });
    });
    DocumentUpdateHandler.didChangeWatchedFiles?.({ changes: [{ uri: URI.parse(uri).toString(), type: 2 }] });
    await failed;
    // Rejections that nobody handles are told of before the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    server.connection.dispose();
  });
});
