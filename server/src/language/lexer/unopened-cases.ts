import type { OpenBracket } from './open-bracket.ts';

/**
 * How many brackets are open around a case that begins a line in this column. Cases whose brace nobody wrote have ended
 * before it if it stands no deeper than the line of their `when`, and there are others around them.
 */
export function depthOfCase(open: readonly OpenBracket[], column: number): number {
  return withoutUnopened(open, (cases, around) => column <= cases.indentation && around?.kind === 'cases');
}

/** The same for a `}`: one that stands before the `when` of such cases is that of the workflow, or of cases around them. */
export function depthOfBrace(open: readonly OpenBracket[], column: number): number {
  return withoutUnopened(open, ({ indentation }) => column < indentation);
}

/**
 * Behind which column cases may begin whose brace nobody wrote, below a line that begins in a column. Below a statement of
 * a workflow that is any: no other begins like a case. Below a case it is that of the case: they would be its neighbours.
 */
export function leastColumn(open: readonly OpenBracket[], indentation: number): number {
  return open.at(-1)?.kind === 'body' ? 0 : indentation;
}

function withoutUnopened(
  open: readonly OpenBracket[],
  haveEnded: (cases: OpenBracket, around: OpenBracket | undefined) => boolean,
): number {
  const last = open.findLastIndex(
    (bracket, index) => bracket.kind !== 'cases' || bracket.token.image !== '' || !haveEnded(bracket, open[index - 1]),
  );
  return last + 1;
}
