import * as vscode from 'vscode';
import { plainMessage } from './plain-message.ts';

/** A question that is answered with one line. */
export interface LineQuestion {
  readonly title: string;
  readonly prompt: string;
  /** What stands in the box at first. */
  readonly value?: string;
  readonly password?: boolean;
  /** What is wrong with the line as it stands; `undefined` when it may be given. */
  readonly check?: (text: string) => string | undefined;
}

/** The only place that opens input boxes; nothing in one becomes a link. `undefined` when the person goes away. */
export async function askLine({ title, prompt, check, ...rest }: LineQuestion): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ...rest,
    title: plainMessage(title),
    prompt: plainMessage(prompt),
    ignoreFocusOut: true,
    ...(check !== undefined && {
      validateInput: (text: string) => {
        const problem = check(text);
        return problem === undefined ? undefined : plainMessage(problem);
      },
    }),
  });
}
