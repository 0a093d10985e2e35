import { afterEach, describe, expect, it } from 'vitest';
import { ableClient, startCompleting, type Completing } from './completing.ts';

const workflow = (model: string): string => `workflow w {\n  model "${model}"\n}\n`;

describe('offers from elsewhere', () => {
  let completing: Completing;
  afterEach(() => completing.server.dispose());

  it('are models that the workspace names most often, but none of a provider that nobody knows', async () => {
    const files = {
      'a.wf': workflow('opneai/gpt-4.1'),
      'b.wf': workflow('ollama/mine'),
      'c.wf': workflow('vscode/copilot'),
      'd.wf': workflow('vscode/copilot'),
    };
    completing = await startCompleting(files, ableClient);
    const labels = await completing.labels(workflow('<|>'));
    expect(labels.slice(0, 3)).toEqual(['vscode/copilot', 'ollama/mine', 'openai/gpt-4.1']);
    expect(labels).not.toContain('opneai/gpt-4.1');
  });
  it('explain in whole sentences what the list has no room for, with what they write', async () => {
    completing = await startCompleting({}, ableClient);
    const items = await completing.at('tool a()\nworkflow w {\n  start -> a\n  <|>\n}\n');
    const limit = items.find(({ label }) => label === 'limit');
    expect(limit).toMatchObject({
      labelDetails: { description: 'how often a run may call a tool' },
      documentation: { kind: 'markdown', value: 'how often a run may call a tool\n\n```wf\nlimit a to 3\n```' },
    });
    expect(limit).not.toHaveProperty('detail');
    const targets = await completing.at('tool a()\nworkflow w {\n  start -> a\n  a -> <|>\n}\n');
    expect(targets.find(({ label }) => label === 'any')).toMatchObject({
      documentation: 'every tool that nothing else forbids',
    });
    const settings = await completing.at('workflow w {\n  <|>\n}\n');
    expect(settings.find(({ label }) => label === 'prompt')).toMatchObject({
      documentation: { value: 'what the model is told first\n\n```wf\nprompt """…"""\n```' },
    });
  });

  it('are no snippets where they hold nothing to type over, so that Enter behind the whole word begins a line', async () => {
    completing = await startCompleting({}, ableClient);
    const items = await completing.at('tool a()\n  idempotent<|>\n');
    const item = items.find(({ label }) => label === 'idempotent');
    expect(item).toMatchObject({ documentation: 'may be repeated after a crash without asking' });
    expect(item).not.toHaveProperty('insertTextFormat');
    expect(item).not.toHaveProperty('command');
  });

  it('are the functions of a module, where one of them is named', async () => {
    const module =
      '/** Mail it. */\nexport function send(to: string) {}\nexport const archive = async () => {};\nexport type T = 1;\n';
    completing = await startCompleting({ 'tools/mail.ts': module }, ableClient);
    const items = await completing.at('tool a() from "./tools/mail.ts" as <|>\n');
    expect(items.map(({ label, labelDetails }) => [label, labelDetails])).toEqual([
      ['send', { detail: '(to: string)', description: 'Mail it.' }],
      ['archive', { detail: '()' }],
    ]);
    expect(await completing.labels('tool a() from "./none.ts" as <|>\n')).toEqual([]);
  });
});
