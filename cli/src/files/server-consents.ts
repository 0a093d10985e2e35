import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { reasonOf } from '#core/text/system-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The MCP servers that a person has allowed for good, by the hash of what is started: one hash a line with the server's
 * name, in the user's configuration (`$XDG_CONFIG_HOME/toolpath/allowed-servers`), never in a workspace.
 */
export class ServerConsents {
  readonly #file: string;

  constructor(env: Environment) {
    const home = env.XDG_CONFIG_HOME ?? '';
    this.#file = join(home === '' ? join(env.HOME ?? homedir(), '.config') : home, 'toolpath', 'allowed-servers');
  }

  has(digest: string): boolean {
    return this.#lines().some((line) => line.split(' ', 1)[0] === digest);
  }

  /** Failure is a `CliError`. */
  add(digest: string, name: string): void {
    if (this.has(digest)) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      const lines = [...this.#lines(), `${digest} ${JSON.stringify(name)}`];
      writeFileSync(this.#file, `${lines.join('\n')}\n`, { mode: 0o600 });
    } catch (error) {
      throw new CliError(`Cannot write \`${this.#file}\`: ${reasonOf(error)}.`, { cause: error });
    }
  }

  #lines(): readonly string[] {
    try {
      return readFileSync(this.#file, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
    } catch {
      return [];
    }
  }
}
