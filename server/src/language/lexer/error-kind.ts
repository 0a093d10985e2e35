/** What an error of lexer or parser is, where what is told of it depends on more than its message. */
export type SyntaxErrorKind =
  /** A text in `"""`, a comment or a bracket that is not closed; or a text in `"`, which ends with its line. */
  | 'open-text'
  | 'open-comment'
  | 'open-bracket'
  | 'open-line'
  /** A `:` in place of the brace that opens the body of a workflow, or before it. */
  | 'body-behind-colon'
  /** A statement in place of that brace. */
  | 'body-without-brace'
  /** A line break, or a `:`, in place of the brace that opens the cases of a `when`. */
  | 'cases-without-brace'
  /** Something else stands where a declaration, an arrow, a target or the end of a line is expected. */
  | 'no-declaration'
  | 'no-arrow'
  | 'no-target'
  | 'no-line-end'
  /** A declaration has no name. */
  | 'no-name'
  /** A parameter or field has no type. */
  | 'no-type'
  /** The first word of a statement is right, and what stands behind it is not. */
  | 'no-value';

/** An error, marked with its kind. */
export function marked<E extends object>(error: E, kind: SyntaxErrorKind | undefined): E {
  return kind === undefined ? error : Object.assign(error, { kind });
}

/** The kind that an error or the data of a finding was marked with. */
export function kindOf(error: object): SyntaxErrorKind | undefined {
  return 'kind' in error ? (error.kind as SyntaxErrorKind) : undefined;
}
