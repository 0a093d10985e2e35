import { literalText } from '#core/text/value-text.ts';
import { writeName } from '#language/lexer/reserved-words.ts';
import { formatText, type FormattingServices } from '#language/print/format-text.ts';
import { lineEndIn } from '../edits/insert.ts';

/** Declarations or imports as the formatter lays them out, without a line end at their end. `like` is the text that they go into. */
export function laidOutDeclarations(services: FormattingServices, declarations: string, like: string): string {
  return withLineEnds(formatText(services, unified(declarations)).text.replace(/\n+$/, ''), like);
}

/** Statements as the formatter lays them out in the body of a workflow, without the indentation of the first. */
export function laidOutStatements(services: FormattingServices, statements: readonly string[], like: string): string {
  const body = unified(statements.join('\n'));
  const lines = formatText(services, `workflow w {\n${body}\n}\n`).text.split('\n').slice(1, -2);
  return withLineEnds(lines.join('\n').trimStart(), like);
}

/** A name that is imported, and the one that it has here. */
export interface ImportedItem {
  readonly name: string;
  readonly local: string;
}

/** An import as the formatter lays it out. */
export function laidOutImport(
  services: FormattingServices,
  items: readonly ImportedItem[],
  path: string,
  like: string,
): string {
  const names = items.map(({ name, local }) => {
    return name === local ? writeName(name) : `${writeName(name)} as ${writeName(local)}`;
  });
  return laidOutDeclarations(services, `import { ${names.join(', ')} } from ${literalText(path)}`, like);
}

function unified(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function withLineEnds(text: string, like: string): string {
  return text.replaceAll('\n', lineEndIn(like));
}
