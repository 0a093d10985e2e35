import { describe, expect, it } from 'vitest';
import { CodeActionKind, type CodeAction } from 'vscode-languageserver-protocol';
import { clean } from '../texts.ts';
import { able, openText, startEditor, type OpenText } from './editor.ts';

const useless = `type Inner = string
type Outer = Inner[]

/** Never. */
tool never(x: Outer) command ["true"]

${clean.replace('start ->', 'start -> search | search ->')}`;

async function titled(open: OpenText, title: string, code: string): Promise<CodeAction | undefined> {
  const actions = await open.actions(open.diagnostics.filter((one) => one.code === code));
  return actions.find((action) => action.title === title);
}

describe('fixing all', () => {
  it('takes out everything without use, round by round', async () => {
    const open = await openText(useless);
    const [action] = await open.actions([], [CodeActionKind.SourceFixAll]);
    expect(action?.kind).toBe('source.fixAll.wf');
    expect(action && open.after(action)['main.wf']).toBe(clean.replace('start ->', 'start -> search ->'));
  });

  it('takes out all of one kind', async () => {
    const lines = '  // wf-ignore dead-end: a\n  // wf-ignore no-exit-path, dead-end: b\n';
    const open = await openText(clean.replace('  start', `${lines}  start`));
    const action = await titled(open, 'Fix all `unused-suppression` in this file', 'unused-suppression');
    expect(action && open.after(action)['main.wf']).toBe(clean);
  });

  it('is offered only where there are several', async () => {
    const open = await openText(clean.replace('  start', '  // wf-ignore dead-end: a\n  start'));
    expect(await titled(open, 'Fix all `unused-suppression` in this file', 'unused-suppression')).toBeUndefined();
  });

  it('is nothing where nothing can be fixed so', async () => {
    expect(await (await openText(clean)).actions([], [CodeActionKind.SourceFixAll])).toEqual([]);
  });
});

describe('ignoring a finding', () => {
  const noisy = clean.replace('model "openai', 'model "nobody');

  it('puts a comment above its statement', async () => {
    const open = await openText(noisy);
    const action = await titled(open, 'Ignore `unknown-provider` here', 'unknown-provider');
    const line = '  // wf-ignore unknown-provider: reason\n';
    expect(action && open.after(action)['main.wf']).toBe(noisy.replace('  model', `${line}  model`));
  });

  it('puts a comment above the file, behind a byte order mark', async () => {
    const open = await openText(`\uFEFF${noisy}`);
    const action = await titled(open, 'Ignore `unknown-provider` in this file', 'unknown-provider');
    const line = '// wf-ignore-file unknown-provider: reason\n';
    expect(action && open.after(action)['main.wf']).toBe(`\uFEFF${line}${noisy}`);
  });

  it('lets the reason be written over, where the editor can', async () => {
    const editor = startEditor({ workspaceEdit: { ...able.workspaceEdit, snippetEditSupport: true } });
    const open = await openText(noisy, {}, editor);
    const action = await titled(open, 'Ignore `unknown-provider` here', 'unknown-provider');
    const value = '// wf-ignore unknown-provider: ${0:reason}\n  ';
    expect(action?.edit?.documentChanges).toMatchObject([{ edits: [{ snippet: { kind: 'snippet', value } }] }]);
  });

  it('is not offered for an error of syntax', async () => {
    const open = await openText(clean.replace('start ->', 'start => '));
    const actions = await open.actions(open.diagnostics.filter(({ code }) => code === 'syntax-error'));
    expect(actions.map(({ title }) => title).filter((title) => title.startsWith('Ignore'))).toEqual([]);
  });
});

it('an editor without versions of documents gets plain changes, and no new files', async () => {
  const open = await openText(`import { post } from "./post.wf"\n\n${clean}`, {}, startEditor({}));
  const actions = await open.actions(open.diagnostics);
  expect(actions.map(({ title }) => title)).not.toContain('Create `./post.wf`');
  expect(actions.every(({ edit }) => edit?.documentChanges === undefined && edit?.changes !== undefined)).toBe(true);
});
