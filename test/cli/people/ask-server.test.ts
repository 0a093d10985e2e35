import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskServerParams, ServerAnswer } from '#executor/protocol/messages.ts';
import { askServer } from '../../../cli/src/people/ask-server.ts';
import { ScriptedTerminal } from '../scripted-terminal.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'wf-consents-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const question: AskServerParams = {
  run: 'r',
  server: 'mail',
  file: '/w/mcp.json',
  definition: {
    kind: 'stdio',
    argv: ['npx', '-y', 'some server', '\u001b[2J'],
    cwd: '/w',
    env: [
      ['API_KEY', '${input:api-key}'],
      ['NODE_OPTIONS', '--require ./evil.js'],
      ['HOME', null],
    ],
  },
  digest: 'a'.repeat(64),
  inputs: [],
};
const apiKey = { id: 'api-key', description: 'Key of the mail server', password: true };
const never = new AbortController().signal;

function ask(terminal: ScriptedTerminal, more: Partial<AskServerParams> = {}, agree = false): Promise<ServerAnswer> {
  return askServer({ ...question, ...more }, terminal, { agree }, never);
}
const terminal = (answers?: readonly string[], env: Readonly<Record<string, string>> = {}): ScriptedTerminal =>
  new ScriptedTerminal({ env: { XDG_CONFIG_HOME: home, ...env }, ...(answers !== undefined && { answers }) });

describe('the question whether a server may be started', () => {
  it('shows the whole command line and what is added to the environment, every character visible', async () => {
    const asked = terminal(['y']);
    expect(await ask(asked)).toEqual({ inputs: {} });
    expect(asked.stderr).toContain('Start the MCP server mail?\n  npx -y "some server" "\\u001b[2J"\n  in /w\n');
    expect(asked.stderr).toContain('  API_KEY=${input:api-key}\n  NODE_OPTIONS=--require ./evil.js\n  without HOME\n');
    expect(asked.stderr).not.toContain('\u001b[2J');
  });

  it('shows the address of a server over HTTP, and no key', async () => {
    const headers = [
      ['authorization', 'Bearer canary'],
      ['x-team', 'ours'],
    ] as const;
    const asked = terminal(['y']);
    await ask(asked, { definition: { kind: 'http', url: 'https://mcp.example/a', headers } });
    expect(asked.stderr).toContain(
      'Connect to the MCP server mail?\n  https://mcp.example/a\n  authorization: …\n  x-team: ours\n',
    );
  });

  it.each(['n', '', 'maybe', 'no'])('takes %j as a no', async (answer) => {
    expect(await ask(terminal([answer]))).toEqual({ refused: 'it was not allowed' });
  });

  it('asks again next time after a yes, and never after an always, for this definition', async () => {
    await ask(terminal(['y']));
    expect(await ask(terminal(['n']))).toEqual({ refused: 'it was not allowed' });
    await ask(terminal(['a']));
    expect(await ask(terminal())).toEqual({ inputs: {} });
    expect(await ask(terminal(), { digest: 'b'.repeat(64) })).toHaveProperty('refused');
    expect(readFileSync(join(home, 'toolpath/allowed-servers'), 'utf8')).toBe(`${question.digest} "mail"\n`);
  });

  it('is answered by --yes beforehand, which is not remembered', async () => {
    expect(await ask(terminal(), {}, true)).toEqual({ inputs: {} });
    expect(await ask(terminal())).toHaveProperty('refused');
  });

  it('goes on to the inputs: from the environment, else asked for, a password without an echo', async () => {
    const env = { WF_INPUT_API_KEY: 'canary' };
    expect(await ask(terminal(undefined, env), { inputs: [apiKey] }, true)).toEqual({
      inputs: { 'api-key': 'canary' },
    });
    const asked = terminal(['y', 'canary', 'green', 'red', '']);
    const inputs = [
      apiKey,
      { id: 'colour', password: false, options: ['red', 'blue'] },
      { id: 'size', password: false, default: 'big' },
    ];
    expect(await ask(asked, { inputs })).toEqual({ inputs: { 'api-key': 'canary', colour: 'red', size: 'big' } });
    expect(asked.stderr).toContain('Key of the mail server = ');
    expect(asked.stderr).not.toContain('canary');
    expect(await ask(terminal(), { inputs: [apiKey] }, true)).toEqual({
      refused: '`WF_INPUT_API_KEY` is not set, and it was not given',
    });
  });
});
