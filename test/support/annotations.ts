/** A finding as a fixture writes it: a comment line whose carets stand under the text that it marks. */
export interface Annotation {
  /** From 0. */
  readonly line: number;
  readonly start: number;
  /** Behind the last character; a finding that spans lines ends with its first. */
  readonly end: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

const pattern = /^(\s*\/\/\s*)(\^+)\s+(\w+)\[([\w-]+)\]: (.*)$/;

/**
 * Reads the annotations of a text: `// ^^^^ error[some-code]: Message.` marks the nearest line above that is no
 * annotation itself.
 */
export function readAnnotations(text: string): readonly Annotation[] {
  const annotations: Annotation[] = [];
  let line = 0;
  for (const [index, content] of text.split('\n').entries()) {
    const match = pattern.exec(content);
    if (!match) {
      line = index;
      continue;
    }
    const [, before = '', carets = '', severity = '', code = '', message = ''] = match;
    annotations.push({ line, start: before.length, end: before.length + carets.length, severity, code, message });
  }
  return annotations;
}

/** One line for each annotation, in the order of the text: what a failing test shows. */
export function showAnnotations(annotations: readonly Annotation[]): readonly string[] {
  return annotations
    .toSorted((a, b) => a.line - b.line || a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1))
    .map(
      ({ line, start, end, severity, code, message }) =>
        `${line + 1}:${start + 1}-${end + 1} ${severity}[${code}]: ${message}`,
    );
}
