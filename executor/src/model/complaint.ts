/** Characters of a complaint that are quoted. */
const quoted = 500;

/**
 * The words of an error as servers send it: OpenAI's `{ "error": { "message" } }`, an `error` that is a text (LM Studio),
 * `message` (Mistral), `detail` as a text or a list of problems (FastAPI), the title of a page of a proxy, or whatever
 * the text says. A gateway's own words ("Provider returned error") are followed by those of the server behind it, which
 * OpenRouter repeats in `metadata.raw`.
 */
export function complaintOf(text: string): string {
  const parsed = parse(text);
  const words = parsed === undefined ? pageTitle(text) : (wordsIn(parsed) ?? text);
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > quoted ? `${line.slice(0, quoted - 1)}…` : line;
}

function wordsIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (Array.isArray(value)) {
    const all = value.map((item: unknown) => wordsIn(item) ?? '').filter((item) => item !== '');
    return all.length === 0 ? undefined : all.join('; ');
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { error, message, detail, loc, msg, metadata } = value as Readonly<Record<string, unknown>>;
  // FastAPI says where (`loc`) apart from what (`msg`).
  if (typeof msg === 'string') return Array.isArray(loc) ? `${loc.join('.')}: ${msg}` : msg;
  const words = wordsIn(error) ?? wordsIn(message) ?? wordsIn(detail);
  const behind = rawWords(metadata);
  return words === undefined || behind === undefined ? words : `${words}: ${behind}`;
}

function rawWords(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('raw' in metadata)) return undefined;
  const { raw } = metadata;
  return typeof raw === 'string' && raw !== '' ? complaintOf(raw) : wordsIn(raw);
}

function pageTitle(text: string): string {
  if (!/^\s*</.test(text)) return text;
  return /<title[^>]*>([^<]*)</i.exec(text)?.[1] ?? text.replaceAll(/<[^>]*>/g, ' ');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
