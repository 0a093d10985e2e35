import assert from 'node:assert/strict';
import { readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { startSession, type Session } from '../support/session.ts';
import { Typist } from '../support/workbench/typist.ts';
import type { Workbench } from '../support/workbench/workbench.ts';

const wanted = `type Mood = "angry" | "calm"

/**
 * Send a mail.
 * @returns The number of the mail.
 */
tool send_email(to: string, body: string, urgent: boolean = false): { id: string }
  http POST "https://mail.example/send" {
    body { to: to, text: body }
  }

/** Sort a message. */
tool classify(text: string): "spam" | "urgent" | "other"
  prompt """Classify this message: {text}"""

/** Greet a person. */
tool greet(name: string): string
  prompt """Say "hello" to {name}."""

/** Sum up a mail. */
tool sum_up(mail: string): string
  prompt """
    Sum up:
      {mail}
    """

/** Move a mail to the archive. */
tool archive(id: string): string
  from "./tools/mail.ts"

workflow triage(id: string, mail: string, mood: Mood = "calm") {
  model "openai/gpt-4.1"
  prompt """Handle this {mood} mail: {mail}"""
  start -> classify(text: mail)
  classify -> when {
    "spam"   -> archive
    "urgent" -> send_email
    "other"  -> send_email
  }
  send_email -> exit
  limit send_email to 2
}
`;

describe('a workflow written from an empty file', () => {
  let session: Session;
  let window: Workbench;
  let typist: Typist;

  before(async () => {
    session = await startSession({
      files: { 'fresh.wf': '', 'tools/mail.ts': '' },
      settings: { 'editor.formatOnSave': true },
    });
    window = await session.open();
    const pane = await window.openFromExplorer('fresh.wf');
    await window.language('Workflow').waitFor();
    typist = new Typist(window.page, pane);
  });
  after(() => session.close());

  it('its type and a tool, with what the editor closes, continues and offers', async () => {
    await typist.write('type Mood = "angry" | "calm"');
    await typist.newLine();
    await typist.newLine();
    await typist.open('/**', ' */');
    await typist.newLine();
    await typist.write('Send a mail.');
    await typist.newLine();
    await typist.take('@ret', '@returns');
    await typist.write('The number of the mail.');
    await typist.press('ArrowDown', 'End', 'Enter');
    await typist.write('tool send_email(to: string, body: string, urgent: bo', 'urgent: bo');
    await typist.take('o', 'boolean', 'Tab');
    await typist.write(' = fa', '= fa');
    await typist.take('l', 'false', 'Tab');
    await window.screenshot('writing-tool');
    await typist.press('End');
    await typist.write(': { id: string }');
    await typist.newLine();
    await typist.take('ht', 'http');
    await typist.take('PO', 'POST');
    await typist.press('Tab');
    await typist.write('https://mail.example/send');
    await typist.press('End');
    await typist.open(' {', '}');
    await typist.newLine();
    await typist.take('bo', 'body');
    await typist.write('to: to, text: body');
    await typist.press('ArrowDown', 'End', 'Enter', 'Enter', 'Home', 'Shift+End', 'Delete');
  });

  it('a tool that is a prompt', async () => {
    await typist.open('/**', ' */');
    await typist.write(' Sort a message.');
    await typist.press('End', 'Enter');
    await typist.write('tool classify(text: string): "spam" | "urgent" | "other"');
    await typist.newLine();
    await typist.take('pro', 'prompt');
    await typist.write('Classify this message: {');
    await typist.take('te', 'text');
    await window.screenshot('writing-placeholder');
    await typist.press('End', 'Enter', 'Enter', 'Home', 'Shift+End', 'Delete');
  });

  it('texts in three quotes, typed to the last of them', async () => {
    await typist.open('/**', ' */');
    await typist.write(' Greet a person.');
    await typist.press('End', 'Enter');
    await typist.write('tool greet(name: string): string');
    await typist.newLine();
    await typist.write('prompt """Say "hello" to {name}."""');
    await typist.press('Enter', 'Enter', 'Home', 'Shift+End', 'Delete');
    await typist.open('/**', ' */');
    await typist.write(' Sum up a mail.');
    await typist.press('End', 'Enter');
    await typist.write('tool sum_up(mail: string): string');
    await typist.newLine();
    await typist.write('  prompt """');
    await typist.newLine();
    await typist.write('Sum up:');
    await typist.newLine();
    await typist.write('  {mail}');
    await typist.newLine();
    await typist.press('Shift+Tab');
    await typist.write('"""');
    await window.screenshot('writing-quotes');
    await typist.press('Enter', 'Enter', 'Home', 'Shift+End', 'Delete');
  });

  it('a tool that is a module', async () => {
    await typist.open('/**', ' */');
    await typist.write(' Move a mail to the archive.');
    await typist.press('End', 'Enter');
    await typist.write('tool archive(id: string): ');
    await typist.finishLine('string');
    await typist.take('fr', 'from');
    await typist.take('./t', './tools/');
    await typist.take('m', './tools/mail.ts');
    await typist.press('End', 'Enter', 'Enter', 'Home', 'Shift+End', 'Delete');
  });

  it('the settings of a workflow', async () => {
    await typist.take('work', 'workflow');
    await typist.write('triage');
    await typist.press('Tab');
    await typist.write('id: string, mail: string, mood: ');
    await typist.take('Mo', 'Mood');
    await typist.open(' = "', '"');
    await typist.take('ca', 'calm');
    await typist.press('Tab');
    await typist.take('mod', 'model');
    await typist.take('', 'openai/gpt-4.1');
    await typist.press('End');
    await typist.newLine();
    await typist.take('pro', 'prompt');
    await typist.write('Handle this {');
    await typist.take('moo', 'mood');
    await typist.write(' mail: {');
    await typist.take('mai', 'mail');
    await typist.press('End');
    await typist.newLine();
  });

  it('its arrows and limits', async () => {
    await typist.take('sta', 'start');
    await typist.take('cl', 'classify');
    await typist.open('(', ')');
    await typist.take('te', 'text');
    await window.screenshot('writing-argument');
    await typist.take('ma', 'mail');
    await typist.press('End');
    await typist.newLine();
    await typist.take('cl', 'classify');
    await typist.take('wh', 'when');
    await window.screenshot('writing-when');
    await typist.take('ar', 'archive');
    await typist.press('Tab');
    await typist.take('se', 'send_email');
    await typist.press('Tab');
    await typist.take('se', 'send_email');
    await typist.press('ArrowDown', 'End');
    await typist.newLine();
    await typist.take('se', 'send_email');
    await typist.take('ex', 'exit');
    await typist.press('End');
    await typist.newLine();
    await typist.take('lim', 'limit');
    await typist.take('se', 'send_email');
    await typist.press('Tab');
    await typist.write('2', 'to 2');
  });

  it('is laid out and saved, and is what was meant', async () => {
    await window.screenshot('written');
    const file = path.join(session.folder, 'fresh.wf');
    const saved = new Promise<string>((resolve) => {
      const watching = watch(file, () => {
        const text = readFileSync(file, 'utf8');
        // It is emptied before it is written.
        if (text === '') return;
        watching.close();
        resolve(text);
      });
    });
    await typist.press('Escape', 'Escape', 'Control+S');
    assert.equal(await saved, wanted);
  });
});
