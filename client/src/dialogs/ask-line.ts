import * as vscode from 'vscode';
import { plainMessage } from './plain-message.ts';
import { unlessAborted } from './unless-aborted.ts';

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

/**
 * The only place that opens input boxes; nothing in one becomes a link. `undefined` when the person goes away. The box
 * closes when the signal is aborted: nobody waits for the answer any more.
 */
export async function askLine(
  { title, prompt, check, ...rest }: LineQuestion,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const options: vscode.InputBoxOptions = {
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
  };
  return unlessAborted(signal, (token) => vscode.window.showInputBox(options, token));
}
