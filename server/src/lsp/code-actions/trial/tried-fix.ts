import type { Cancellation, LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import type { DiagnosticCode } from '#core/diagnostics/catalogue.ts';
import { formatText } from '#language/print/format-text.ts';
import { edits as layoutEdits, type Edit } from '#language/print/edits.ts';
import type { WfServices } from '#language/module.ts';
import { fixesFor } from '../fixes/fixes-for.ts';
import type { Fix } from '../fixes/quick-fix.ts';
import { Pieces } from '../edits/pieces.ts';
import { hides, isFewer, isStillThere, newFindings, type Checked, type OriginOf } from './improvement.ts';
import type { Trial, TrialWorkspace } from './trial-workspace.ts';

/** What is known of a text before anything is mended. */
export interface Before extends Checked {
  readonly document: LangiumDocument;
  readonly services: WfServices;
}

/** What a fix comes to. */
export interface TriedFix {
  readonly edits: readonly Edit[];
  /** Something else had become useless and is taken out as well. */
  readonly tookOut: boolean;
}

/** How often what a fix makes useless is taken out, which may make something else useless. */
const mostRounds = 5;

/**
 * Tries a fix. Gives its edits, together with those that take out what it makes useless and, in a file that is laid out
 * as the formatter would, those that keep it so; or nothing, when the finding would still be there or another would come.
 */
export async function triedFix(
  fix: Fix,
  finding: Diagnostic,
  before: Before,
  workspace: TrialWorkspace,
  cancelToken: Cancellation.CancellationToken,
): Promise<TriedFix | undefined> {
  const text = before.document.textDocument.getText();
  const pieces = new Pieces(text);
  pieces.apply(fix.edits);
  if (pieces.text === text && fix.creates === undefined) return undefined;
  const { creates, keepsRuns } = fix;
  const { code } = finding;
  const leaves = new Set<unknown>(fix.leaves);
  const outcome = (trial: Trial, isLast: boolean): 'again' | 'helps' | 'helps not' => {
    const edits = isLast || hides(code) ? [] : removalOfUseless(trial, before);
    // What the fix itself brought in is not taken out again.
    if (edits.length > 0 && edits.every((edit) => pieces.isOriginal(edit))) {
      pieces.apply(edits);
      return 'again';
    }
    const originOf: OriginOf = (offset) => pieces.originOf(offset);
    const found = [...newFindings(before, trial, originOf, code), ...(hides(code) ? foundInNew(trial, pieces) : [])];
    const isNew = found.some((one) => !leaves.has(one.code));
    if (isNew || isStillThere(finding, before, trial, originOf)) return 'helps not';
    if (!isFewer(code, before.diagnostics, trial.diagnostics)) return 'helps not';
    layOut(pieces, trial, before);
    return 'helps';
  };
  for (let round = 0; round <= mostRounds; round += 1) {
    const attempt = { text: pieces.text, creates, keepsRuns };
    const use = (trial: Trial): ReturnType<typeof outcome> => outcome(trial, round === mostRounds);
    const result = await workspace.try(before.document, attempt, use, cancelToken);
    if (result === 'helps') return { edits: pieces.edits(), tookOut: round > 0 };
    if (result === 'helps not') return undefined;
  }
  return undefined;
}

/** What is wrong with a statement by itself: whoever writes it brings it about, whatever was hidden before. */
const ofStatement: ReadonlySet<unknown> = new Set<DiagnosticCode>([
  'argument-type',
  'duplicate-argument',
  'invalid-flow',
  'non-exhaustive-when',
  'unknown-argument',
]);

/** What is wrong with the statements that a fix wrote. */
function foundInNew({ document: { textDocument }, diagnostics }: Trial, pieces: Pieces): readonly Diagnostic[] {
  const isNew = (at: number): boolean => !pieces.isOriginal({ start: at, end: at + 1 });
  return diagnostics.filter(({ code, range }) => {
    if (!ofStatement.has(code)) return false;
    const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
    return isNew(start) && isNew(Math.max(start, end - 1));
  });
}

/** Findings whose first fix takes out what has no use. */
const useless = /^(?:unused-(?:input|import|tool|type)|shadowed-arrow|redundant-rule)$/;

/** The removal of one thing that has no use any more. */
function removalOfUseless(trial: Trial, before: Before): readonly Edit[] {
  const had = new Set(before.diagnostics.map(({ message }) => message));
  const left = trial.diagnostics.find(({ code, message }) => useless.test(String(code)) && !had.has(message));
  if (left === undefined) return [];
  const [fix] = fixesFor(left, trial.document, trial.services);
  return fix?.edits ?? [];
}

/** Keeps a file laid out that is. */
function layOut(pieces: Pieces, { document, services }: Trial, before: Before): void {
  const text = before.document.textDocument.getText();
  if (!isLaidOut(services, text, before.document.parseResult)) return;
  const mended = pieces.text;
  pieces.apply(layoutEdits(mended, formatText(services, mended, document.parseResult).text));
}

const laidOut = new WeakMap<LangiumDocument['parseResult'], boolean>();

/** Asked for each fix of a text. */
function isLaidOut(services: WfServices, text: string, parsed: LangiumDocument['parseResult']): boolean {
  const is = laidOut.get(parsed) ?? formatText(services, text, parsed).text === text;
  laidOut.set(parsed, is);
  return is;
}
