/** How much a finding matters: *error* = refused or can get stuck, *warning* = runs but surely not as meant. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What is known of a code without running its check. */
export interface CodeFacts {
  readonly severity: Severity;
  /** Shown in lists; fits "reported when …". */
  readonly summary: string;
  /** The node is greyed in the editor. */
  readonly unnecessary?: boolean;
}

/** Every code that Toolpath can report. Each has a check, and a page `docs/diagnostics/<code>.md`. */
export const catalogue = {
  'syntax-error': { severity: 'error', summary: 'the text cannot be read here' },
  'unresolved-reference': { severity: 'error', summary: 'a name means nothing here' },
  'unreachable-tool': { severity: 'warning', summary: 'no run ever calls this tool' },
  'missing-exit': { severity: 'warning', summary: 'nothing says where the run ends' },
} as const satisfies Record<string, CodeFacts>;

export type DiagnosticCode = keyof typeof catalogue;

/** Facts of a code. */
export function factsOf(code: DiagnosticCode): CodeFacts {
  return catalogue[code];
}
