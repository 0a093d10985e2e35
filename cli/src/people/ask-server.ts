import { visibleText } from '#core/events/visible-text.ts';
import { serverLines } from '#core/text/server-text.ts';
import type { AskServerParams, ServerAnswer, ServerInput } from '#executor/protocol/messages.ts';
import { ServerConsents } from '../files/server-consents.ts';
import { styleFor } from '../render/style.ts';
import type { Terminal } from '../terminal.ts';

/**
 * May this MCP server be started? The person at the terminal sees the whole command line or address: `y` for this time, `a`
 * from now on. `--yes` agrees and remembers nothing; where nobody can be asked, the answer is no. Inputs come from
 * `WF_INPUT_NAME`, else they are asked for.
 */
export async function askServer(
  question: AskServerParams,
  terminal: Terminal,
  { agree }: { readonly agree: boolean },
  signal: AbortSignal,
): Promise<ServerAnswer> {
  const refused = agree ? undefined : await refusal(question, terminal, signal);
  if (refused !== undefined) return { refused };
  const inputs: [string, string][] = [];
  for (const input of question.inputs) {
    const value = await inputOf(input, terminal, signal);
    if (value === undefined) return { refused: `\`${variableOf(input)}\` is not set, and it was not given` };
    inputs.push([input.id, value]);
  }
  return { inputs: Object.fromEntries(inputs) };
}

async function refusal(
  question: AskServerParams,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<string | undefined> {
  const consents = new ServerConsents(terminal.env);
  if (consents.has(question.digest)) return undefined;
  if (!terminal.interactive) return 'nobody is at the terminal to allow it; `--yes` allows it';
  const style = styleFor(terminal.coloursErr);
  const verb = question.definition.kind === 'stdio' ? 'Start' : 'Connect to';
  terminal.err(`${style.accent(`${verb} the MCP server ${style.bold(visibleText(question.server))}?`)}\n`);
  for (const line of serverLines(question.definition)) terminal.err(`  ${line}\n`);
  terminal.err(`${style.faint(`as ${visibleText(question.file)} says`)}\n`);
  const answer = (await terminal.ask('[y]es, [a]lways, [n]o: ', signal))?.trim().toLowerCase();
  if (answer === 'a' || answer === 'always') consents.add(question.digest, question.server);
  else if (answer !== 'y' && answer !== 'yes') return 'it was not allowed';
  return undefined;
}

async function inputOf(input: ServerInput, terminal: Terminal, signal: AbortSignal): Promise<string | undefined> {
  const { description, password, default: initial, options } = input;
  const given = terminal.env[variableOf(input)];
  if (given !== undefined) return given;
  if (!terminal.interactive) return initial;
  const choices = options === undefined ? '' : ` (${options.map(visibleText).join(' | ')})`;
  const standard = initial === undefined || password ? '' : ` [${visibleText(initial)}]`;
  const prompt = `${visibleText(description ?? input.id)}${choices}${standard} = `;
  for (;;) {
    const answer = await (password ? terminal.askHidden(prompt, signal) : terminal.ask(prompt, signal));
    const value = answer === '' ? initial : answer;
    if (value === undefined || options === undefined || options.includes(value)) return value;
    terminal.err('That is none of them.\n');
  }
}

/** `github-token` is `WF_INPUT_GITHUB_TOKEN`. */
function variableOf({ id }: ServerInput): string {
  return `WF_INPUT_${id.toUpperCase().replace(/\W/g, '_')}`;
}
