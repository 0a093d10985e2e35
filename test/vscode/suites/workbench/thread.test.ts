import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../../support/wait-for.ts';
import type { EditorPane } from '../../support/workbench/editor-pane.ts';
import { Workbench } from '../../support/workbench/workbench.ts';

/** What a newcomer does with the first example: each test goes on where the one before it ended. */
describe('a person with research.wf', function () {
  this.timeout(60_000);
  this.bail(true);

  let workbench: Workbench;
  let pane: EditorPane;
  let flow = 0;

  before(async () => {
    workbench = await Workbench.attach();
  });
  after(() => workbench.detach());

  it('opens it from the explorer', async () => {
    pane = await workbench.openFromExplorer('research.wf');
    await workbench.language('Workflow').waitFor();
    const lines = (await pane.text()).split('\n');
    flow = lines.findIndex((line) => line.includes('start -> web_search')) + 1;
    assert.ok(flow > 0);
    await workbench.screenshot('opened');
  });

  it('misspells a tool and sees it underlined, and why in the Problems panel', async () => {
    await pane.goTo(flow, 1);
    await pane.selectToLineEnd();
    await pane.type('  start -> web_search -> send_mail -> exit');
    await pane.squiggles('error').first().waitFor();
    await workbench.problems.open();
    await workbench.problems.unfold('research.wf');
    await workbench.problems.rows('send_mail').first().waitFor();
    await workbench.screenshot('wrong');
  });

  it('mends it with a completion', async () => {
    await pane.goTo(flow, '  start -> web_search -> send_mail'.length + 1);
    await pane.erase('mail'.length);
    await pane.type('em');
    await pane.suggestion('send_email').waitFor();
    await workbench.screenshot('completion');
    await workbench.page.keyboard.press('Enter');
    await pane.squiggles('error').first().waitFor({ state: 'detached' });
    await workbench.problems.rows('send_mail').first().waitFor({ state: 'detached' });
    assert.match(await pane.text(), /start -> web_search -> send_email -> exit/);
    await workbench.screenshot('mended');
  });

  it('rehearses it with the title button, and reads the run', async () => {
    await workbench.titleButton('Rehearse Workflow').click();
    await workbench.quickInput.widget.waitFor();
    await workbench.screenshot('input');
    await workbench.quickInput.answer('tool rules');
    await workbench.output.lines('✓ exit').first().waitFor();
    await workbench.output.lines('1. web_search(').first().waitFor();
    await workbench.screenshot('rehearsed');
  });

  it('rehearses it with the lens above the workflow', async () => {
    await workbench.output.clear();
    await pane.lens('Rehearse').click();
    await workbench.quickInput.answer('a second topic');
    await workbench.output.lines('a second topic').first().waitFor();
    await workbench.output.lines('✓ exit').first().waitFor();
    await workbench.screenshot('rehearsed-by-lens');
  });

  it('escapes the question for an input, and nothing runs', async () => {
    await workbench.output.clear();
    await workbench.titleButton('Rehearse Workflow').click();
    await workbench.quickInput.widget.waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.closed();
    await workbench.page.getByText('Not run: an input is missing.').waitFor();
    assert.equal(await workbench.output.lines('▶').count(), 0);
  });

  it('reads all of it in a light theme too', async () => {
    const light = waitFor([vscode.window.onDidChangeActiveColorTheme], () =>
      vscode.window.activeColorTheme.kind === vscode.ColorThemeKind.Light ? true : undefined,
    );
    const workbenchSettings = vscode.workspace.getConfiguration('workbench');
    await workbenchSettings.update('colorTheme', 'Default Light Modern', vscode.ConfigurationTarget.Global);
    await light;
    await workbench.titleButton('Rehearse Workflow').click();
    await workbench.quickInput.answer('a third topic');
    await workbench.output.lines('✓ exit').first().waitFor();
    await workbench.screenshot('light');
  });
});
