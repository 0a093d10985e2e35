import { readAnnotations, type Annotation } from '../support/annotations.ts';

/** The text without the comment lines that say what is found in it. */
export function withoutAnnotations(text: string): string {
  return text
    .split('\n')
    .filter((line) => readAnnotations(line).length === 0)
    .join('\n');
}

/** A text without annotations, with its findings written below their lines. */
export function annotate(text: string, findings: readonly Annotation[]): string {
  return text
    .split('\n')
    .flatMap((line, index) => [line, ...findings.filter((finding) => finding.line === index).map(written)])
    .join('\n');
}

function written({ start, end, severity, code, message }: Annotation): string {
  if (start < 2) throw new Error(`Carets cannot stand in the first two columns: ${code}.`);
  return `//${' '.repeat(start - 2)}${'^'.repeat(end - start)} ${severity}[${code}]: ${message}`;
}
