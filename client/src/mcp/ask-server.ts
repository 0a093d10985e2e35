import * as vscode from 'vscode';
import { serverLines } from '#core/text/server-text.ts';
import type { AskServerParams, ServerAnswer, ServerInput } from '#executor/protocol/messages.ts';
import { askLine } from '../dialogs/ask-line.ts';
import { showWarning } from '../dialogs/notify.ts';
import { plainMessage } from '../dialogs/plain-message.ts';
import { unlessAborted } from '../dialogs/unless-aborted.ts';
import type { Services } from '../services.ts';

/** The editor cuts the message of a notification after so many characters. */
const longest = 1000;

/**
 * May this MCP server be started? A notification shows the whole command line or address; what does not fit can be read
 * in an editor. Lasting consent holds for exactly this definition; inputs are kept in the secret storage.
 */
export async function askServerConsent(
  question: AskServerParams,
  services: Pick<Services, 'consents' | 'secrets' | 'texts'>,
  signal: AbortSignal,
): Promise<ServerAnswer> {
  const { consents, texts } = services;
  if (!consents.has(question.digest)) {
    const allowed = await consentTo(question, texts, signal);
    if (allowed === undefined) return { refused: vscode.l10n.t('it was not allowed') };
    if (allowed === 'always') await consents.add(question.digest);
  }
  const inputs: [string, string][] = [];
  for (const input of question.inputs) {
    const value = await inputOf(question, input, services, signal);
    if (value === undefined) return { refused: vscode.l10n.t('the input {0} was not given', input.id) };
    inputs.push([input.id, value]);
  }
  return { inputs: Object.fromEntries(inputs) };
}

/** `undefined`: it was refused, or nobody waits for the answer any more. */
async function consentTo(
  question: AskServerParams,
  texts: Services['texts'],
  signal: AbortSignal,
): Promise<'once' | 'always' | undefined> {
  const once = vscode.l10n.t('Allow Once');
  const always = vscode.l10n.t('Always Allow');
  const refuse = vscode.l10n.t('Refuse');
  const all = vscode.l10n.t('Show All');
  const lines = serverLines(question.definition);
  const ask =
    question.definition.kind === 'stdio'
      ? vscode.l10n.t('Start the MCP server {0}? {1} says:', question.server, question.file)
      : vscode.l10n.t('Connect to the MCP server {0}? {1} says:', question.server, question.file);
  const message = `${ask} ${lines.join(' — ')}`;
  const fits = plainMessage(message).length <= longest;
  // What would be cut is not agreed to unseen: the text is read first.
  const buttons = fits ? [once, always, refuse] : [all, refuse];
  for (;;) {
    const button = await unlessAborted(signal, () => showWarning(message, ...buttons));
    if (button === once) return 'once';
    if (button !== all) return button === always ? 'always' : undefined;
    await texts.show(question.server, `${[ask, '', ...lines].join('\n')}\n`);
    if (!buttons.includes(once)) buttons.unshift(once, always);
  }
}

async function inputOf(
  { server, digest }: AskServerParams,
  { id, description, password, default: initial, options }: ServerInput,
  { secrets }: Pick<Services, 'secrets'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const use = { name: id, place: `mcp ${server} ${digest}` };
  const known = await secrets.get(use);
  if (known !== undefined) return known;
  const title = vscode.l10n.t('Input of the MCP server {0}', server);
  const prompt = description ?? id;
  const given =
    options === undefined
      ? await askLine(
          { title, prompt, password, ...(initial !== undefined && !password && { value: initial }) },
          signal,
        )
      : await unlessAborted(signal, (token) =>
          vscode.window.showQuickPick(
            [...options],
            { title: plainMessage(title), placeHolder: plainMessage(prompt), ignoreFocusOut: true },
            token,
          ),
        );
  if (given !== undefined) await secrets.set(use, given);
  return given;
}
