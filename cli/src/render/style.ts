import type { Severity } from '#core/diagnostics/catalogue.ts';

/** Ways to set a piece of text off. Each is the identity where colours are unwelcome. */
export interface Style {
  readonly bold: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly accent: Paint;
  readonly severity: (severity: Severity, text: string) => string;
}

export type Paint = (text: string) => string;

/** The style of a stream: escape sequences when it welcomes them, else plain text. */
export function styleFor(colours: boolean): Style {
  const paint = colours
    ? (parameters: string) => (text: string) => `\u001b[${parameters}m${text}\u001b[0m`
    : () => (text: string) => text;
  const bySeverity: Record<Severity, Paint> = {
    error: paint('1;31'),
    warning: paint('1;33'),
    information: paint('1;36'),
    hint: paint('1;90'),
  };
  return {
    bold: paint('1'),
    faint: paint('90'),
    good: paint('32'),
    bad: paint('31'),
    accent: paint('36'),
    severity: (severity, text) => bySeverity[severity](text),
  };
}
