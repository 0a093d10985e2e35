import type { Fix, QuickFix } from './quick-fix.ts';
import { literalText } from '#core/text/value-text.ts';
import { isModelSetting } from '#language/generated/ast.ts';

/** Providers whose models are known by the beginning of their names. */
const byPrefix: readonly (readonly [RegExp, string])[] = [
  [/^(gpt|o\d|chatgpt)/, 'openai'],
  [/^claude/, 'openrouter/anthropic'],
  [/^(llama|qwen|mistral|phi|gemma|deepseek)/, 'ollama'],
];

/** Puts a provider before a model that is named without one. */
export const nameModel: QuickFix = {
  codes: ['unknown-provider'],
  keepsRuns: true,
  *fixes({ node, data, text }): Iterable<Fix> {
    const { model } = data;
    if (!isModelSetting(node) || typeof model !== 'string' || model.includes('/') || !node.$cstNode) return;
    const quote = text.indexOf('"', node.$cstNode.offset);
    const known = byPrefix.filter(([pattern]) => pattern.test(model)).map(([, provider]) => provider);
    for (const provider of known) {
      const name = `${provider}/${model}`;
      const edit = { start: quote, end: node.$cstNode.end, text: literalText(name) };
      yield { title: `Change to \`${name}\``, edits: [edit], preferred: true };
    }
  },
};
