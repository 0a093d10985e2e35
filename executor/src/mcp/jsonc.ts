import type { Json } from '#core/ir/json.ts';
import { parseJson } from '#core/types/read-text.ts';

const stringOrComment = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const stringOrFinalComma = /"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g;

/** The value of JSON with comments and final commas, as editors write their settings; `undefined` when it is broken. */
export function parseJsonc(text: string): Json | undefined {
  const keepStrings = (found: string): string => (found.startsWith('"') ? found : ' ');
  const plain = text
    .replace(/^\ufeff/, '')
    .replace(stringOrComment, keepStrings)
    .replace(stringOrFinalComma, keepStrings);
  return parseJson(plain);
}
