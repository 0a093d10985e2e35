import { visibleText } from '../events/visible-text.ts';
import { namesSecret } from './secret-name.ts';

/** What an MCP server is started as or reached at: all that a person agrees to. Inputs stand in it as `${input:id}`. */
export type ServerDefinition =
  | {
      readonly kind: 'stdio';
      readonly argv: readonly string[];
      readonly cwd: string;
      /** Beside what every tool sees; `null` takes a variable away. */
      readonly env: readonly (readonly [name: string, value: string | null])[];
    }
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
    };

/**
 * The whole definition, one fact a line, every character visible: first the command line, each argument that is not a
 * plain word in quotes, or the address. Values whose names say that they are secret are not shown.
 */
export function serverLines(server: ServerDefinition): readonly string[] {
  if (server.kind === 'http') {
    return [
      visibleText(server.url),
      ...server.headers.map(([name, value]) => `${visibleText(name)}: ${shown(name, value)}`),
    ];
  }
  const env = server.env.map(([name, value]) => {
    return value === null ? `without ${visibleText(name)}` : `${visibleText(name)}=${shown(name, value)}`;
  });
  return [server.argv.map(word).join(' '), `in ${visibleText(server.cwd)}`, ...env];
}

function word(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : visibleText(JSON.stringify(argument));
}

function shown(name: string, value: string): string {
  return namesSecret(name) && !/^[^$]*\$\{input:[^{}]*\}$/.test(value) ? '…' : visibleText(value);
}
