import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { openExample } from '../../support/documents.ts';
import { CANARY } from '../../support/test-report.ts';

/** What a process was started with, as the kernel has it; empty when it has gone meanwhile. */
function told(pid: string, what: 'cmdline' | 'environ'): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

(process.platform === 'linux' ? describe : describe.skip)('the language server', () => {
  it('has no key of the editor in its environment', async () => {
    const { document } = await openExample('research.wf');
    // The answer comes from the server, which runs then.
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    assert.notEqual(process.env[CANARY], undefined);
    const isServer = (word: string): boolean =>
      word.includes('toolpath.toolpath-') && word.endsWith('/dist/start-server.cjs');
    const servers = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && told(pid, 'cmdline').some(isServer));
    assert.notEqual(servers.length, 0);
    const environment = servers.flatMap((pid) => told(pid, 'environ'));
    assert.ok(environment.some((entry) => entry.startsWith('PATH=')));
    assert.deepEqual(
      environment.filter((entry) => entry.startsWith(`${CANARY}=`)),
      [],
    );
  });
});
