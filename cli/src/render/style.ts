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

/** The style of a stream: escape sequences when it welcomes them, else plain text. Styles may be nested. */
export function styleFor(colours: boolean): Style {
  const paint = (on: string, off: string): Paint =>
    colours ? (text) => `\u001b[${on}m${text}\u001b[${off}m` : (text) => text;
  const bySeverity: Record<Severity, Paint> = {
    error: paint('1;31', '22;39'),
    warning: paint('1;33', '22;39'),
    information: paint('1;36', '22;39'),
    hint: paint('1;90', '22;39'),
  };
  return {
    bold: paint('1', '22'),
    faint: paint('90', '39'),
    good: paint('32', '39'),
    bad: paint('31', '39'),
    accent: paint('36', '39'),
    severity: (severity, text) => bySeverity[severity](text),
  };
}
