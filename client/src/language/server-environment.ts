import { namesSecret } from '#core/text/secret-name.ts';

/** An address may hold a password. */
const address = /(url|uri)$/i;

/**
 * Overrides for the environment of the language server, which the language client otherwise copies whole: every name
 * that looks like a secret is set to `undefined`, which removes it. The server reads files and needs none of them.
 */
export function withoutSecrets(environment: Readonly<Record<string, string | undefined>>): Record<string, undefined> {
  return Object.fromEntries(
    Object.keys(environment)
      .filter((name) => namesSecret(name) || address.test(name))
      .map((name) => [name, undefined]),
  );
}
