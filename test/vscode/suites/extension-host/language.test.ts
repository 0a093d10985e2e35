import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { behind, closeAll, openExample } from '../../support/documents.ts';

describe('language features', () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    ({ document } = await openExample('research.wf'));
  });
  afterEach(closeAll);

  it('complete the tools after an arrow', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      behind(document, 'start -> '),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const tool of ['web_search', 'send_email', 'create_report']) assert.ok(labels.includes(tool), tool);
  });

  it('go from a tool in an arrow to its declaration', async () => {
    const [place] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      behind(document, '-> send_'),
    );
    assert.ok(place);
    const range = 'targetUri' in place ? (place.targetSelectionRange ?? place.targetRange) : place.range;
    assert.equal(document.getText(range), 'send_email');
    assert.equal(range.start.line, document.positionAt(document.getText().indexOf('tool send_email')).line);
  });

  it('put Run and Rehearse above each workflow, and references above each tool', async () => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const lenses = all.filter(({ command }) => command?.command !== 'wf.showReferences');
    assert.deepEqual(lenses.map(({ command }) => command?.command).sort(), ['wf.rehearse', 'wf.run']);
    assert.equal(all.length - lenses.length, 3);
    const workflow = document.positionAt(document.getText().indexOf('workflow research')).line;
    assert.deepEqual([...new Set(lenses.map(({ range }) => range.start.line))], [workflow]);
  });

  it('say what may follow a tool', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      behind(document, 'start -> web_'),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert.match(text, /Search the web/);
    assert.match(text, /send_email/);
    assert.match(text, /create_report/);
  });

  it('outline the file', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['web_search', 'send_email', 'create_report', 'research'],
    );
  });
});
