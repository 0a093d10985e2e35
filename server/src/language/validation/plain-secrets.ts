import type { LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { diagnosticOf } from './diagnostic-of.ts';

/**
 * What keys of well-known services look like: a beginning that nothing else has, and enough that cannot be guessed. Where no
 * `part` of them stands, as in most texts, no expression has to be made for a look at each letter.
 */
const kinds: readonly { readonly of: string; readonly part: string; readonly pattern: RegExp }[] = [
  { of: 'a private key', part: 'PRIVATE KEY-----', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { of: 'a key of Anthropic', part: 'sk-ant-', pattern: /\bsk-ant-[\w-]{24,}/g },
  { of: 'a key of OpenRouter', part: 'sk-or-', pattern: /\bsk-or-[\w-]{24,}/g },
  { of: 'a key of OpenAI', part: 'sk-', pattern: /\bsk-(?!ant-|or-)(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}/g },
  { of: 'a token of GitHub', part: 'gh', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}/g },
  { of: 'a token of GitHub', part: 'github_pat_', pattern: /\bgithub_pat_\w{40,}/g },
  { of: 'a token of GitLab', part: 'glpat-', pattern: /\bglpat-[\w-]{20,}/g },
  { of: 'a token of Slack', part: 'xox', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/g },
  { of: 'a token of npm', part: 'npm_', pattern: /\bnpm_[A-Za-z0-9]{36}/g },
  { of: 'a token of Hugging Face', part: 'hf_', pattern: /\bhf_[A-Za-z0-9]{30,}/g },
  { of: 'a key of Google', part: 'AIza', pattern: /\bAIza[\w-]{35}/g },
  { of: 'a key of Amazon', part: 'IA', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { of: 'a key of Stripe', part: 'k_live_', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/g },
  { of: 'a signed token', part: 'eyJ', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
];

/** Different characters that a key has at the least; what a page writes in place of one, `sk-xxxxxxxx`, has fewer. */
const leastVariety = 8;

/** `plain-secret`: something that looks like a key, wherever it stands, comments included. The message does not repeat it. */
export function plainSecrets({ textDocument }: LangiumDocument): Diagnostic[] {
  const text = textDocument.getText();
  const likely = kinds.filter(({ part }) => text.includes(part));
  return likely.flatMap(({ of, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(([match]) => isRandom(match))
      .map((match) => {
        const range = {
          start: textDocument.positionAt(match.index),
          end: textDocument.positionAt(match.index + match[0].length),
        };
        const message = `This looks like ${of}: keep it out of the file, and write \`{secret.NAME}\` where it is needed.`;
        return diagnosticOf('plain-secret', range, message);
      }),
  );
}

function isRandom(match: string): boolean {
  return match.includes(' ') || (/\d/.test(match) && new Set(match.slice(6)).size >= leastVariety);
}
