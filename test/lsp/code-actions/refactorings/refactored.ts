import { openText } from '../editor.ts';

/**
 * What the refactorings of a kind make of files: by title, `main.wf` in the place of a text, and the other files that
 * they change. `<|>` in the text is the cursor; of two, they are the ends of a selection.
 */
export async function refactored(
  marked: string,
  kind: string,
  others: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const [before = '', inside = '', after] = marked.split('<|>');
  const end = after === undefined ? before.length : before.length + inside.length;
  const text = marked.replaceAll('<|>', '');
  const open = await openText(text, others);
  const actions = await open.actionsAt(before.length, end, kind);
  return new Map(
    actions.map((action) => {
      const files = Object.entries(open.after(action)).filter(
        ([path, one]) => path === 'main.wf' || one !== others[path],
      );
      return [action.title, Object.fromEntries(files)];
    }),
  );
}

/** The text of `main.wf` after the only action of a kind; `undefined` when there is none. */
export async function rewritten(
  marked: string,
  kind: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const results = [...(await refactored(marked, kind, others)).values()];
  if (results.length > 1) throw new Error(`There are ${results.length} actions.`);
  return results[0]?.['main.wf'];
}
