import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openExample, openProgram, replace } from '../../support/documents.ts';
import { finding, noMistakes } from '../../support/findings.ts';

const WITHOUT_EXIT = `/** Search. */
tool search(query: string): string

workflow once(topic: string) {
  prompt """Find {topic}."""
  start -> search
}
`;

describe('findings', () => {
  afterEach(closeAll);

  it('appear in an open file, with a link to their page', async () => {
    const { document } = await openProgram(WITHOUT_EXIT);
    const shown = await finding(document.uri, 'missing-exit');
    assert.equal(shown.source, 'wf');
    assert.equal(shown.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof shown.code === 'object');
    assert.match(shown.code.target.toString(), /docs\/diagnostics\/missing-exit\.md/);
  });

  it('stand where the mistake is', async () => {
    const editor = await openExample('research.wf');
    await noMistakes(editor.document.uri);
    await replace(editor, 'send_email |', 'send_mail |');
    const shown = await finding(editor.document.uri, 'unresolved-reference');
    assert.equal(editor.document.getText(shown.range), 'send_mail');
  });

  it('go when the text is mended, unsaved', async () => {
    const editor = await openProgram(WITHOUT_EXIT);
    await finding(editor.document.uri, 'missing-exit');
    await replace(editor, '-> search\n', '-> search -> exit\n');
    assert.ok(editor.document.isDirty);
    await noMistakes(editor.document.uri);
  });
});
