import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openProgram, replace } from '../../support/documents.ts';
import { finding, noFindings, shownCodes } from '../../support/findings.ts';

const RIGHT = `/** Search. */
tool search(query: string): string

workflow once(topic: string) {
  prompt """Find {topic}."""
  start -> search -> exit
}
`;

type LintMode = 'onType' | 'onSave' | 'off';

async function lint(mode: LintMode | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('wf').update('lint.run', mode, vscode.ConfigurationTarget.Global);
}

/** A request that the server answers after it has taken in all edits before it. */
async function serverHasRead(uri: vscode.Uri, name: string): Promise<void> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  assert.ok(symbols.some((symbol) => symbol.name === name));
}

describe('wf.lint.run', () => {
  afterEach(async () => {
    await lint(undefined);
    await closeAll();
  });

  it('onType: findings appear without saving', async () => {
    await lint('onType');
    const editor = await openProgram(RIGHT);
    await replace(editor, '-> exit', '');
    await finding(editor.document.uri, 'missing-exit');
    assert.ok(editor.document.isDirty);
  });

  it('onSave: nothing before the file is saved, everything after', async () => {
    await lint('onSave');
    const editor = await openProgram(RIGHT);
    const { document } = editor;
    let saved = false;
    const early: string[] = [];
    const watching = vscode.languages.onDidChangeDiagnostics(() => {
      if (!saved) early.push(...shownCodes(document.uri));
    });
    await replace(editor, 'workflow once', 'workflow twice');
    await replace(editor, '-> search -> exit', '-> serach');
    await serverHasRead(document.uri, 'twice');
    assert.deepEqual(shownCodes(document.uri), []);
    saved = true;
    await document.save();
    await finding(document.uri, 'unresolved-reference');
    watching.dispose();
    assert.deepEqual(early, []);
  });

  it('off: nothing, and everything again when it is switched on', async () => {
    await lint('off');
    const editor = await openProgram(RIGHT.replace('-> exit', ''));
    await serverHasRead(editor.document.uri, 'once');
    assert.deepEqual(shownCodes(editor.document.uri), []);
    await lint('onType');
    await finding(editor.document.uri, 'missing-exit');
    await lint('off');
    await noFindings(editor.document.uri);
  });
});
