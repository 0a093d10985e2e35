import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { executorProcess } from '../support/executor-process.ts';
import { startModelServer, type ModelAct, type ModelServer } from '../support/model-server.ts';
import { startSession, type Session } from '../support/session.ts';
import { EXTENSIONS } from '../support/test-report.ts';
import type { Workbench } from '../support/workbench/workbench.ts';

/** `count` leaves a mark each time it is really called. */
const program = `/** Count. */
tool count(): string
  command ["node", "-e", "require('fs').appendFileSync('calls.txt', 'x')"]
/** Say a word. */
tool say(word: string): string
  command ["echo", "{word}"]

workflow later() {
  model "stub/any"
  prompt """Say a word."""
  start -> count -> say -> exit
}
`;

describe('a run whose process goes', () => {
  let session: Session;
  let window: Workbench;
  let model: ModelServer;
  let answers = false;
  const say: ModelAct = { call: 'say', arguments: { word: 'whale' } };

  before(async () => {
    model = await startModelServer(() => (answers ? say : 'silence'));
    session = await startSession({
      files: { 'later.wf': program },
      settings: { 'wf.providers': { stub: { baseUrl: model.baseUrl } } },
    });
    window = await session.open();
    await window.openFromExplorer('later.wf');
    await window.editor('later.wf').lens('Run').waitFor();
  });
  after(async () => {
    await session.close();
    model.close();
  });

  /** Starts a run, which waits for its model. */
  const start = async (): Promise<void> => {
    answers = false;
    const before = model.questions.length;
    await window.titleButton('Run Workflow').click();
    await model.asked(before + 1);
    answers = true;
  };
  const calls = (): number => {
    const file = path.join(session.folder, 'calls.txt');
    return existsSync(file) ? readFileSync(file, 'utf8').length : 0;
  };

  /**
   * The window goes and comes again. The editor writes down what is open every five seconds: a window that goes before
   * comes again without its files, and the extension begins with the first of them.
   */
  const reload = async (): Promise<void> => {
    await window.reload();
    await window.openFromExplorer('later.wf');
  };

  it('with its window is offered when the window is there again, and repeats no call', async () => {
    await start();
    await reload();
    const offer = window.toast('The run of later that began at');
    await offer.waitFor();
    await window.screenshot('unfinished');
    await window.press(offer, 'Resume');
    await window.output.lines('✓ exit').first().waitFor();
    await window.screenshot('resumed');
    assert.equal(calls(), 1);
    await window.output.clear();
  });

  it('with the executor is told, and goes on at the press of a button', async () => {
    await start();
    process.kill(executorProcess(process.env[EXTENSIONS] ?? ''), 'SIGKILL');
    const toast = window.toast('ended by itself');
    await toast.waitFor();
    await window.screenshot('crashed');
    await window.press(toast, 'Resume');
    await window.output.lines('✓ exit').first().waitFor();
    assert.equal(calls(), 2);
    await window.output.clear();
  });

  it('is discarded alone among several, and what is left goes on', async () => {
    await start();
    await start();
    await reload();
    const offer = window.toast('2 runs did not come to an end.');
    await window.press(offer, 'Discard…');
    await window.quickInput.widget.waitFor();
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Space');
    await window.screenshot('discard');
    await window.page.keyboard.press('Enter');
    await window.quickInput.closed();
    await window.startCommand('Toolpath: Resume Run');
    await window.output.lines('✓ exit').first().waitFor();
    await window.startCommand('Toolpath: Resume Run');
    await window.toast('Every run of this workspace has come to an end.').waitFor();
  });

  it('is not offered in a second window while the first has it', async () => {
    await window.clearToasts();
    await window.output.clear();
    await start();
    const second = await session.open();
    await second.page.bringToFront();
    await second.openFromExplorer('later.wf');
    await second.editor('later.wf').lens('Run').waitFor();
    await second.startCommand('Toolpath: Resume Run');
    await second.toast('is in use by process').waitFor();
    await second.screenshot('second-window');
    assert.equal(await second.toast('did not come to an end').count(), 0);
    await window.startCommand('Toolpath: Cancel Run');
    await window.output.lines('■ cancelled').first().waitFor();
  });
});
