import type { AskSecretParams, SecretAnswer } from '#executor/protocol/messages.ts';

/**
 * The secret `NAME` is the variable `WF_SECRET_NAME`, so that a file cannot name its way to other variables. Where
 * `WF_SECRET_NAME_ORIGIN` is set (`https://mail.example`), the value goes to this origin and nowhere else.
 */
export function secretOf(request: AskSecretParams, env: Readonly<Record<string, string | undefined>>): SecretAnswer {
  const variable = `WF_SECRET_${request.name}`;
  const value = env[variable];
  if (value === undefined || value === '') return { refused: `\`${variable}\` is not set` };
  const origin = env[`${variable}_ORIGIN`];
  if (origin === undefined || origin === '' || request.origin === originOf(origin)) return { value };
  return { refused: `\`${variable}_ORIGIN\` says that it is for ${origin} only` };
}

function originOf(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text;
}
