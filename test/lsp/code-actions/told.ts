import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { messageOf } from '../../../server/src/language/validation/diagnostic-of.ts';
import { openText } from './editor.ts';

/** What a person reads of a text. */
export interface Told {
  /** The errors and warnings, each with the text that it marks. */
  readonly problems: readonly string[];
  /** The text after the preferred fix of the first of them. */
  readonly after: string | undefined;
}

/** What is told of a text, and what its first fix makes of it. */
export async function told(text: string): Promise<Told> {
  const open = await openText(text);
  const problems = open.diagnostics.filter(({ severity = 1 }) => severity <= DiagnosticSeverity.Warning);
  const actions = await open.actions(problems.slice(0, 1));
  const preferred = actions.find(({ isPreferred }) => isPreferred === true);
  const lines = text.split('\n');
  return {
    problems: problems.map((one) => {
      const { start, end } = one.range;
      return `${lines[start.line]?.slice(start.character, end.character) ?? ''}: ${messageOf(one)}`;
    }),
    after: preferred && open.after(preferred)['main.wf'],
  };
}
