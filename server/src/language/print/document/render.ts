import { fits } from './fits.ts';
import type { Doc, Group } from './doc.ts';

/** A part of the document that is still to be written. */
export interface Pending {
  readonly doc: Doc;
  /** Spaces that lines begun in it start with. */
  readonly indent: number;
  readonly broken: boolean;
}

/** Spaces of one level. */
const step = 2;

/** Writes a document, breaking groups that are wider than `width` columns. Lines end with `lineEnd` and without spaces. */
export function render(doc: Doc, width: number, lineEnd = '\n'): string {
  const page = new Page(lineEnd);
  const brokenGroups = new Set<Group>();
  const stack: Pending[] = [{ doc, indent: 0, broken: true }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { doc: part, indent, broken } = next;
    if (typeof part === 'string') {
      page.write(part, indent);
      continue;
    }
    switch (part.kind) {
      case 'concat':
        for (let index = part.parts.length - 1; index >= 0; index -= 1) {
          stack.push({ doc: part.parts[index] ?? '', indent, broken });
        }
        break;
      case 'indent': {
        const deeper = !part.onlyIfBroken || brokenGroups.has(part.onlyIfBroken);
        stack.push({ doc: part.contents, indent: deeper ? indent + step : indent, broken });
        break;
      }
      case 'group': {
        const flat = { doc: part.contents, indent, broken: false };
        const breaks = part.forced || !fits(flat, stack, width - page.column(indent));
        if (breaks) brokenGroups.add(part);
        stack.push(breaks ? { ...flat, broken: true } : flat);
        break;
      }
      case 'choice':
        stack.push({ doc: broken ? part.broken : part.flat, indent, broken });
        break;
      case 'line':
        if (part.strength === 'soft' && !broken) page.write(part.flat, indent);
        else if (part.strength !== 'fresh' || !page.atLineStart) page.newLine(indent);
        break;
      case 'suffix':
        page.suffix(part.text);
        break;
      case 'literal':
        page.literal(part.text, part.atMargin ? 0 : indent);
        break;
    }
  }
  return page.text();
}

/** The lines written so far. Indentation is written with the first character of a line, so empty lines stay empty. */
class Page {
  private written = '';
  private line = '';
  private suffixes: string[] = [];
  private readonly lineEnd: string;

  constructor(lineEnd: string) {
    this.lineEnd = lineEnd;
  }

  get atLineStart(): boolean {
    return this.line.trim() === '' && this.suffixes.length === 0;
  }

  column(indent: number): number {
    return this.line === '' ? indent : this.line.length;
  }

  write(text: string, indent: number): void {
    if (text === '') return;
    this.line = (this.line === '' ? ' '.repeat(indent) : this.line) + text;
  }

  suffix(text: string): void {
    this.suffixes.push(text);
  }

  newLine(indent: number): void {
    this.endLine(indent);
    this.written += this.lineEnd;
  }

  /** Line breaks of the text are kept as they are. */
  literal(text: string, indent: number): void {
    const last = text.lastIndexOf('\n') + 1;
    if (last > 0) {
      this.write(text.slice(0, last), indent);
      this.written += this.line;
      this.line = '';
    }
    this.write(text.slice(last), last > 0 ? 0 : indent);
  }

  text(): string {
    this.endLine(0);
    return this.written;
  }

  private endLine(indent: number): void {
    const [first = '', ...others] = this.suffixes;
    this.suffixes = [];
    this.written += this.line.trimEnd() + first;
    for (const text of others) this.written += this.lineEnd + ' '.repeat(indent) + text.trim();
    this.line = '';
  }
}
