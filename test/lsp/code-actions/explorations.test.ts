import { Cancellation } from 'langium';
import { CodeActionKind, type CodeAction } from 'vscode-languageserver-protocol';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { flowFindings } from '#core/checks/check-workflow.ts';
import { openText, type OpenText } from './editor.ts';

/** Every flow that is explored, in order: the name of its workflow, and what it says. */
const explored = vi.hoisted(() => ({ names: [] as string[], flows: [] as string[], meanwhile: (): void => undefined }));

vi.mock('#core/checks/check-workflow.ts', async (original) => {
  const actual: { flowFindings: typeof flowFindings } = await original();
  return {
    ...actual,
    flowFindings: (...given: Parameters<typeof flowFindings>) => {
      explored.names.push(given[0].name);
      explored.flows.push(JSON.stringify(given));
      explored.meanwhile();
      return actual.flowFindings(...given);
    },
  };
});

const tools = ['look', 'ask', 'tell'].map((name) => `/** Does it. */\ntool ${name}() command ["echo"]\n`).join('\n');
/** A dead end each. */
const stuck = (name: string): string =>
  `\nworkflow ${name} {\n  model "openai/gpt-4.1"\n  start -> look -> ask -> look | tell\n  limit look to 1\n  limit tell to 1\n  tell -> look\n  ask -> exit\n}\n`;
const text = (names: readonly string[]): string => tools + names.map(stuck).join('');

describe('to try fixes', () => {
  const open = async (names: readonly string[]): Promise<OpenText> => {
    const opened = await openText(text(names));
    explored.names.length = explored.flows.length = 0;
    return opened;
  };
  /** The findings of the flow of one workflow. */
  const endsOf = ({ diagnostics }: OpenText, index: number) =>
    diagnostics.filter(({ code }) => code === 'dead-end').slice(index, index + 1);
  const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);
  beforeEach(() => {
    explored.meanwhile = () => undefined;
  });

  it('only the workflow that they change is explored, each proposal once', async () => {
    const opened = await open(['one', 'two', 'three']);
    const actions = await opened.actions(endsOf(opened, 1));
    expect(actions.length).toBeGreaterThan(2);
    expect(new Set(explored.names)).toEqual(new Set(['two']));
    expect(new Set(explored.flows).size).toBe(explored.flows.length);
    const { length } = explored.flows;
    expect(titles(await opened.actions(endsOf(opened, 1)))).toEqual(titles(actions));
    expect(explored.flows).toHaveLength(length);
  });

  it('as much is explored for a finding, whatever else is wrong in the file', async () => {
    const alone = await open(['two']);
    const offered = titles(await alone.actions(endsOf(alone, 0)));
    const { length } = explored.flows;
    const among = await open(['one', 'two', 'three', 'four']);
    expect(titles(await among.actions(endsOf(among, 1)))).toEqual(offered);
    expect(explored.flows).toHaveLength(length);
  });

  it('no flow is explored twice for all findings of a file, one after the other', async () => {
    const opened = await open(['one', 'two', 'three']);
    for (const index of [0, 1, 2, 0]) await opened.actions(endsOf(opened, index));
    expect(new Set(explored.names)).toEqual(new Set(['one', 'two', 'three']));
    expect(new Set(explored.flows).size).toBe(explored.flows.length);
  });

  it('nothing more is explored once nobody wants to know', async () => {
    const opened = await open(['one', 'two']);
    const source = new Cancellation.CancellationTokenSource();
    explored.meanwhile = () => {
      if (explored.flows.length === 2) source.cancel();
    };
    await expect(opened.actions(opened.diagnostics, [CodeActionKind.QuickFix], source.token)).rejects.toBeDefined();
    expect(explored.flows).toHaveLength(2);
    explored.meanwhile = () => undefined;
    expect((await opened.actions(opened.diagnostics)).length).toBeGreaterThan(2);
  });
});
