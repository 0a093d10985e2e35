/** Texts that look like what a field of this name holds; the first pattern that fits wins. */
const samples: readonly (readonly [RegExp, string])[] = [
  [/e-?mail|^to$|^cc$|^bcc$|^from$|recipient|receiver/i, 'ada@example.com'],
  [/url|link|href|website/i, 'https://example.com/page'],
  [/timestamp|datetime|_at$/i, '2026-01-31T09:30:00Z'],
  [/date|^day$/i, '2026-01-31'],
  [/^time$/i, '09:30'],
  [/phone/i, '+1 555 0100'],
  [/path|file/i, 'notes/report.txt'],
  [/country/i, 'Norway'],
  [/city|place|location/i, 'Oslo'],
  [/language|locale/i, 'en'],
  [/currency/i, 'EUR'],
  [/sql|statement/i, 'select 1'],
  [/query|question|search/i, 'what is new this week'],
  [/title|subject|headline/i, 'A sample title'],
  [/name|author|user|customer/i, 'Ada Lovelace'],
  [/reason|comment|note/i, 'a sample reason'],
];

/** A readable sample of a text: of a field by its name, of anything else by its description in words. `number` makes samples of one run different from each other where a name asks for it. */
export function sampleText(name: string, number: number): string {
  if (name.includes(' ')) return `sample ${name}`;
  if (/(^|[_-])(id|key|code|number)$|Id$/i.test(name)) return `${name}-${number}`;
  const sample = samples.find(([pattern]) => pattern.test(name));
  return sample?.[1] ?? `sample ${name}`;
}
