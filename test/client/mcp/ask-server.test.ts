import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AskServerParams } from '#executor/protocol/messages.ts';
import { askServerConsent } from '../../../client/src/mcp/ask-server.ts';
import { ServerConsents } from '../../../client/src/mcp/server-consents.ts';
import type { Services } from '../../../client/src/services.ts';
import { window } from '../editor-mock.ts';

vi.mock('vscode', async () => import('../editor-mock.ts'));

const question: AskServerParams = {
  run: 'r',
  server: 'mail',
  file: '/w/.vscode/mcp.json',
  definition: { kind: 'stdio', argv: ['npx', '-y', 'server'], cwd: '/w', env: [['TOKEN', '${input:token}']] },
  digest: 'a'.repeat(64),
  inputs: [{ id: 'token', password: true }],
};
const never = new AbortController().signal;

let services: Pick<Services, 'consents' | 'secrets' | 'texts'>;
let stored: Map<string, string>;
const show = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.resetAllMocks();
  stored = new Map();
  const values = new Map<string, unknown>();
  const memento = {
    get: (key: string, initial: unknown) => values.get(key) ?? initial,
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  };
  const secrets = {
    get: (use: object) => Promise.resolve(stored.get(JSON.stringify(use))),
    set: (use: object, value: string) => Promise.resolve(void stored.set(JSON.stringify(use), value)),
  };
  services = {
    consents: new ServerConsents(memento as unknown as ConstructorParameters<typeof ServerConsents>[0]),
    secrets: secrets as unknown as Services['secrets'],
    texts: { show } as unknown as Services['texts'],
  };
});

const ask = (more: Partial<AskServerParams> = {}, signal = never): ReturnType<typeof askServerConsent> =>
  askServerConsent({ ...question, ...more }, services, signal);

describe('the question whether an MCP server may be started', () => {
  it('shows the whole command line, and is asked once per definition; so are its inputs', async () => {
    window.showWarningMessage.mockResolvedValueOnce('Always Allow');
    window.showInputBox.mockResolvedValueOnce('canary');
    expect(await ask()).toEqual({ inputs: { token: 'canary' } });
    expect(String(window.showWarningMessage.mock.calls[0]?.[0])).toBe(
      'Start the MCP server mail? /w/.vscode/mcp.json says: npx -y server — in /w — TOKEN=${input:token}',
    );
    expect(window.showInputBox.mock.calls[0]?.[0]).toMatchObject({ password: true });
    expect(await ask()).toEqual({ inputs: { token: 'canary' } });
    expect(window.showWarningMessage).toHaveBeenCalledTimes(1);
    expect(window.showInputBox).toHaveBeenCalledTimes(1);
  });

  it('is asked anew for another definition, whose inputs are not those of the first', async () => {
    window.showWarningMessage.mockResolvedValueOnce('Always Allow').mockResolvedValueOnce('Always Allow');
    window.showInputBox.mockResolvedValueOnce('canary').mockResolvedValueOnce(undefined);
    await ask();
    expect(await ask({ digest: 'b'.repeat(64) })).toEqual({ refused: 'the input token was not given' });
    expect(window.showWarningMessage).toHaveBeenCalledTimes(2);
  });

  it('is asked again after it was allowed once', async () => {
    window.showWarningMessage.mockResolvedValue('Allow Once');
    window.showInputBox.mockResolvedValueOnce('canary');
    expect(await ask()).toEqual({ inputs: { token: 'canary' } });
    expect(services.consents.has(question.digest)).toBe(false);
    await ask();
    expect(window.showWarningMessage).toHaveBeenCalledTimes(2);
  });

  it.each(['Refuse', undefined])('is a no when the person says %s, and nothing is remembered', async (button) => {
    window.showWarningMessage.mockResolvedValueOnce(button);
    expect(await ask()).toEqual({ refused: 'it was not allowed' });
    expect(services.consents.has(question.digest)).toBe(false);
  });

  it('is a no once nobody waits for the answer', async () => {
    expect(await ask({}, AbortSignal.abort())).toEqual({ refused: 'it was not allowed' });
    expect(window.showWarningMessage).not.toHaveBeenCalled();
  });

  it('is not allowed unseen: what a notification would cut has to be read first', async () => {
    const argv = ['npx', 'x'.repeat(2000), '--evil'];
    window.showWarningMessage.mockResolvedValueOnce('Show All').mockResolvedValueOnce('Refuse');
    await ask({ definition: { kind: 'stdio', argv, cwd: '/w', env: [] } });
    expect(window.showWarningMessage.mock.calls[0]?.slice(1)).toEqual(['Show All', 'Refuse']);
    expect(show).toHaveBeenCalledWith('mail', expect.stringContaining('--evil'));
    expect(window.showWarningMessage.mock.calls[1]?.slice(1)).toEqual([
      'Allow Once',
      'Always Allow',
      'Show All',
      'Refuse',
    ]);
  });
});
