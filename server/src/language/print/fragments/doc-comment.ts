import type { Parameter } from '#core/ir/tool.ts';
import { fieldText } from '#core/text/name-text.ts';

/** The documentation comment of a declaration and its parameters, with its line break, or nothing if there is none. */
export function docComment(declaration: { readonly doc?: string; readonly parameters: readonly Parameter[] }): string {
  const tags = declaration.parameters.flatMap(({ name, doc }) =>
    doc === undefined ? [] : [`@param ${fieldText(name)} ${doc}`],
  );
  const lines = [...(declaration.doc === undefined ? [] : [declaration.doc]), ...tags]
    .flatMap((text) => text.split('\n'))
    // The end of a comment inside of it would end it.
    .map((text) => text.replaceAll('*/', '* /'));
  const [only = '', second] = lines;
  if (lines.length === 0) return '';
  if (second === undefined) return `/** ${only} */\n`;
  return `/**\n${lines.map((text) => ` * ${text}`.trimEnd()).join('\n')}\n */\n`;
}
