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
  'unresolved-import': { severity: 'error', summary: 'an import points to no file that can be read' },
  'duplicate-name': { severity: 'error', summary: 'a name is declared twice' },
  'duplicate-setting': { severity: 'error', summary: 'a setting or clause is given twice' },
  'duplicate-argument': { severity: 'error', summary: 'an argument is fixed twice in one call' },
  'invalid-name': { severity: 'error', summary: 'a name cannot be written or used this way' },
  'invalid-flow': { severity: 'error', summary: 'a target or an argument stands where it means nothing' },
  'circular-type': { severity: 'error', summary: 'a type is nothing but itself' },
  'recursive-workflow': { severity: 'error', summary: 'workflows call each other in a circle' },
  'unknown-argument': { severity: 'error', summary: 'a fixed argument is no parameter of the tool' },
  'unknown-placeholder': { severity: 'error', summary: 'a placeholder in a text names nothing' },
  'unsafe-placeholder': { severity: 'error', summary: 'a secret or a parameter stands in a text where it is not safe' },
  'argument-type': { severity: 'error', summary: 'a value is not of the type that is declared for it' },
  'unreachable-case': { severity: 'warning', summary: 'no result comes to a case of a `when`' },
  'undocumented-tool': { severity: 'information', summary: 'a tool has no description for the model' },
  'missing-implementation': { severity: 'information', summary: 'a tool is only declared' },
  'missing-module': { severity: 'warning', summary: 'the file that a tool is written in is not there' },
  'unsupported-module': { severity: 'error', summary: 'a tool is written in a language that `from` cannot load' },
  'unescaped-json': { severity: 'warning', summary: 'the body of a request is JSON in quotes' },
  'escaped-placeholder': { severity: 'information', summary: 'a name stands in doubled braces, which are text' },
  'surplus-quotes': {
    severity: 'warning',
    summary: 'a text ends with quotes of its own, right before the closing three',
  },
  'unknown-provider': { severity: 'warning', summary: 'a model is named without a provider that is known' },
  'plain-secret': { severity: 'warning', summary: 'something that looks like a key stands in the file' },
  'unused-import': { severity: 'hint', summary: 'an imported name is never used', unnecessary: true },
  'unused-input': { severity: 'hint', summary: 'an input of a workflow is never used', unnecessary: true },
  'unused-tool': { severity: 'hint', summary: 'a tool is never used', unnecessary: true },
  'unused-type': { severity: 'hint', summary: 'a type is never used', unnecessary: true },
  'unused-suppression': { severity: 'warning', summary: 'a `wf-ignore` comment ignores nothing' },
  'unreachable-tool': { severity: 'warning', summary: 'no run ever calls this tool' },
  'shadowed-arrow': { severity: 'warning', summary: 'an arrow stands between two tools and no run follows it' },
  'redundant-rule': { severity: 'hint', summary: 'a statement has no effect', unnecessary: true },
  'repeated-tool': { severity: 'information', summary: 'a chain goes on in two ways after one tool' },
  'missing-start': { severity: 'warning', summary: 'arrows say what follows, and nothing where the run starts' },
  'missing-exit': { severity: 'warning', summary: 'nothing says where the run ends' },
  'vetoed-exit': { severity: 'warning', summary: 'an exit can be called while a required tool is missing' },
  'not-in-workflow': { severity: 'error', summary: 'a rule names a tool that no arrow, case or `use` brings in' },
  'conflicting-rules': { severity: 'error', summary: 'two statements can never both hold' },
  'non-exhaustive-when': { severity: 'error', summary: 'a result comes to no case of a `when`' },
  'unset-result': { severity: 'error', summary: 'a result is read before its tool was called' },
  'dead-end': { severity: 'error', summary: 'a call can be reached after which nothing is allowed' },
  'no-exit-path': { severity: 'error', summary: 'calls go round for ever with no way to an end' },
  'unmet-requirement': {
    severity: 'error',
    summary: 'an exit can be reached when a required tool can no longer be called',
  },
  'unbounded-loop': { severity: 'information', summary: 'calls can go round in a circle that no limit bounds' },
  'analysis-incomplete': {
    severity: 'information',
    summary: 'the budget of states was hit, some verdicts are unknown',
  },
} as const satisfies Record<string, CodeFacts>;

export type DiagnosticCode = keyof typeof catalogue;

/** Facts of a code. */
export function factsOf(code: DiagnosticCode): CodeFacts {
  return catalogue[code];
}
