import { fieldText } from '#core/text/name-text.ts';

/** The lines of a documentation comment that says what the names of a declaration and its parameters say. */
export function documentationLines(name: string, parameters: readonly string[]): readonly string[] {
  const tags = parameters.map((one) => ` * @param ${fieldText(one)} ${describedAs(one)}`);
  return tags.length === 0 ? [`/** ${describedAs(name)} */`] : ['/**', ` * ${describedAs(name)}`, ...tags, ' */'];
}

/** `send_email` as `Send email.` */
export function describedAs(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('*/', '')
    .replaceAll(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? 'Say what it is for.' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
