import { namesSecret } from '../text/secret-name.ts';

/** Variables that hold addresses, which may hold passwords, and values that `mcp.json` asks for. */
const telling = /(url|uri)$|^wf_(input|secret)_/i;
/** A user and a password before a host. */
const credentials = /(^|\/\/)[^/\s@]*:[^/\s]*@/;

/** Sound like a secret, and say where a program was started: every shell sets the first, a desktop the others. */
const harmless: ReadonlySet<string> = new Set([
  'PWD',
  'DESKTOP_SESSION',
  'TERM_SESSION_ID',
  ...['CLASS', 'DESKTOP', 'ID', 'TYPE'].map((name) => `XDG_SESSION_${name}`),
]);

/**
 * Overrides for the environment of a language server, which would otherwise be its starter's: everything that looks like a
 * secret is set to `undefined`, which removes it. The server reads files and needs none of them.
 */
export function withoutSecrets(environment: Readonly<Record<string, string | undefined>>): Record<string, undefined> {
  return Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => !harmless.has(name))
      .filter(([name, value]) => namesSecret(name) || telling.test(name) || credentials.test(value ?? ''))
      .map(([name]) => [name, undefined]),
  );
}
