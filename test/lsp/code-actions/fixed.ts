import { clean } from '../texts.ts';
import { openText } from './editor.ts';

/** The fixes for the first finding of a code, each with the text that it makes, without those that only ignore it. */
export async function fixed(
  text: string,
  code: string,
  others: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, string | undefined>> {
  const open = await openText(text, others);
  const actions = await open.actions(open.diagnostics.filter((one) => one.code === code).slice(0, 1));
  return new Map(
    actions
      .filter(({ title }) => !title.startsWith('Ignore '))
      .map((action) => [`${action.title}${action.isPreferred ? ' *' : ''}`, open.after(action)['main.wf']]),
  );
}

/** The text after the preferred fix of its first error of a code. */
export async function mended(text: string, code = 'syntax-error'): Promise<string | undefined> {
  const fixes = await fixed(text, code);
  return [...fixes].find(([title]) => title.endsWith(' *'))?.[1];
}

/** The text that nothing is wrong with, with one change. */
export function changed(from: string, to: string): string {
  if (!clean.includes(from)) throw new Error(`There is no ${from}.`);
  return clean.replace(from, to);
}
