/** Shorter values, which are no real keys, would tear ordinary words apart. */
const shortest = 8;

/** What people write where a server wants some key and takes any. */
const placeholders: ReadonlySet<string> = new Set([
  'anything',
  'change-me',
  'changeme',
  'dummy-key',
  'fake-key',
  'lm-studio',
  'no-key-required',
  'not-needed',
  'password',
  'placeholder',
  'sk-no-key-required',
  'test-key',
  'undefined',
  'your-api-key',
]);

/**
 * The forms that texts carry a secret in: plain, inside JSON text, percent-encoded, in hexadecimal, and in Base64, also
 * within a longer text such as Basic credentials. None for a value too short or too common to be searched for.
 */
export function secretForms(secret: string): readonly string[] {
  if (secret.length < shortest || placeholders.has(secret.toLowerCase())) return [];
  const bytes = Buffer.from(secret);
  const percent = encodeURIComponent(bytes.toString());
  const hexadecimal = bytes.toString('hex');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    percent,
    percent.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    percent.replaceAll('%20', '+'),
    hexadecimal,
    hexadecimal.toUpperCase(),
    ...base64Forms(bytes),
  ];
}

/** The whole, and what stays of it wherever it begins within three bytes: the characters that hold no foreign bits. */
function base64Forms(bytes: Buffer): readonly string[] {
  const standard = [bytes.toString('base64')];
  for (const before of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    standard.push(text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)));
  }
  return [...standard, ...standard.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}
