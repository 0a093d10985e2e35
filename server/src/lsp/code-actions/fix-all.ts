import type { Cancellation, LangiumDocument } from 'langium';
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import { unusedCodes } from '#language/checks/unused-declaration.ts';
import type { Edit } from '#language/print/edits.ts';
import { isBeingRead } from '../files/being-read.ts';
import type { ActionRequest, ActionSource } from './action-source.ts';
import { Pieces } from './edits/pieces.ts';
import { fixesFor } from './fixes/fixes-for.ts';
import { quickFixes } from './fixes/registry.ts';
import { Remembered } from './remembered.ts';
import { isFewer, newFindings, type Checked, type OriginOf } from './trial/improvement.ts';
import type { Trial } from './trial/trial-workspace.ts';
import type { Workbench } from './workbench.ts';

/** Fixes that may be applied without anybody looking at each. */
const inBulk = quickFixes.filter((one) => one.inBulk === true);

/** `Fix all auto-fixable problems`, by hand or on saving. */
export class FixAll implements ActionSource {
  readonly kind = `${CodeActionKind.SourceFixAll}.wf`;
  private readonly bench: Workbench;

  constructor(bench: Workbench) {
    this.bench = bench;
  }

  async actions({ document, cancelToken }: ActionRequest): Promise<readonly CodeAction[]> {
    const edits = await allFixed(this.bench, document, undefined, cancelToken);
    const edit = edits && this.bench.edits.write(document, edits);
    return edit ? [{ title: 'Fix all that can be fixed by removing it', kind: this.kind, edit }] : [];
  }
}

/** The same for the findings of one code, where the file has several. */
export class FixKind implements ActionSource {
  readonly kind = CodeActionKind.QuickFix;
  private readonly bench: Workbench;
  private readonly fixed: Remembered<readonly Edit[] | undefined>;

  constructor(bench: Workbench) {
    this.bench = bench;
    this.fixed = new Remembered(bench.services);
  }

  async actions({ document, diagnostics, cancelToken }: ActionRequest): Promise<readonly CodeAction[]> {
    const actions: CodeAction[] = [];
    const codes = new Set(diagnostics.filter(({ source }) => source === 'wf').map(({ code }) => code));
    for (const code of codes) {
      if (!inBulk.some((one) => one.codes.some((each) => each === code))) continue;
      const all = (await this.bench.findings(document, cancelToken)).filter((one) => one.code === code);
      if (all.length < 2) continue;
      const edits = await this.fixed.get(document, String(code), () =>
        allFixed(this.bench, document, code, cancelToken),
      );
      const edit = edits && this.bench.edits.write(document, edits);
      const mended = diagnostics.filter((one) => one.code === code);
      if (edit)
        actions.push({ title: `Fix all \`${String(code)}\` in this file`, kind: this.kind, diagnostics: mended, edit });
    }
    return actions;
  }
}

const none: ReadonlySet<string> = new Set();

/** What one fix takes out may let another be of use: no file needs as many rounds. */
const mostRounds = 20;

/**
 * The edits that mend all findings of a code, or of every code, whose fixes may be applied in bulk: round by round, those
 * of a round without overlaps, and only while each round leaves fewer findings and no new one.
 */
async function allFixed(
  bench: Workbench,
  document: LangiumDocument,
  code: Diagnostic['code'],
  cancelToken: Cancellation.CancellationToken,
): Promise<readonly Edit[] | undefined> {
  const text = document.textDocument.getText();
  // The trials know of no file that is not read.
  const left = isBeingRead(bench.services.shared.workspace.LangiumDocuments) ? unusedCodes : none;
  const pieces = new Pieces(text);
  const diagnostics = await bench.findings(document, cancelToken);
  let now = stateOf({ document, diagnostics, services: bench.services }, code, left);
  for (let round = 0; round < mostRounds; round += 1) {
    if (now.fixes.length === 0) break;
    const next = new Pieces(pieces.text);
    next.apply(now.fixes);
    const trial = await bench.trials.try(document, { text: next.text }, (one) => stateOf(one, code, left), cancelToken);
    if (!isBetter(now, trial, (offset) => next.originOf(offset), code)) break;
    pieces.apply(now.fixes);
    now = trial;
  }
  return pieces.text === text ? undefined : pieces.edits();
}

/** A text with what is found in it, and what would mend that. */
interface State extends Checked {
  readonly fixes: readonly Edit[];
}

function stateOf(trial: Trial, code: Diagnostic['code'], left: ReadonlySet<string>): State {
  const { textDocument } = trial.document;
  return { document: { textDocument }, diagnostics: trial.diagnostics, fixes: firstFixes(trial, code, left) };
}

/** The first fix of each finding, some codes left out, as far as it overlaps none before it. */
function firstFixes(
  { document, diagnostics, services }: Trial,
  code: Diagnostic['code'],
  left: ReadonlySet<string>,
): readonly Edit[] {
  const taken: Edit[] = [];
  for (const diagnostic of diagnostics) {
    if ((code !== undefined && diagnostic.code !== code) || left.has(String(diagnostic.code))) continue;
    const [fix] = fixesFor(diagnostic, document, services, inBulk);
    if (fix && !fix.edits.some((edit) => taken.some((other) => overlap(edit, other)))) taken.push(...fix.edits);
  }
  return taken;
}

function overlap(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Fewer findings of the code and none that is new; or, of all codes, none that is new and not mended here: the next round mends those that are. */
function isBetter(now: State, next: State, originOf: OriginOf, code: Diagnostic['code']): boolean {
  const found = newFindings(now, next, originOf, code);
  if (code !== undefined) return found.length === 0 && isFewer(code, now.diagnostics, next.diagnostics);
  return found.every((one) => isBulk(one.code));
}

function isBulk(code: unknown): boolean {
  return inBulk.some((one) => one.codes.some((each) => each === code));
}
