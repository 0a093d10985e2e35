import type { Cancellation, LangiumDocument } from 'langium';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { WfServerServices } from '../services.ts';
import type { WorkspaceEdits } from '../workspace-edits.ts';
import type { Fix } from './fixes/quick-fix.ts';
import { Remembered } from './remembered.ts';
import { triedFix, type Before } from './trial/tried-fix.ts';
import { TrialWorkspace } from './trial/trial-workspace.ts';

/** What all sources of actions share: a place to try texts, and the client's way of taking edits. */
export class Workbench {
  readonly services: WfServerServices;
  readonly edits: WorkspaceEdits;
  /** Where a text is tried in place of that of a document. */
  readonly trials: TrialWorkspace;
  private readonly found: Remembered<readonly Diagnostic[]>;
  private readonly offers: Remembered<Offer | undefined>;

  constructor(services: WfServerServices) {
    this.services = services;
    this.edits = services.shared.lsp.WorkspaceEdits;
    this.trials = new TrialWorkspace(services);
    this.found = new Remembered(services);
    this.offers = new Remembered(services);
  }

  /** Everything that is found in a document, whatever was published of it. */
  findings(
    document: LangiumDocument,
    cancelToken: Cancellation.CancellationToken,
    keepsRuns = false,
  ): Promise<readonly Diagnostic[]> {
    return this.found.get(document, keepsRuns ? 'text' : 'runs', async () => {
      const attempt = { text: document.textDocument.getText(), keepsRuns };
      return this.trials.try(document, attempt, ({ diagnostics }) => diagnostics, cancelToken);
    });
  }

  /** A fix as an action, with what follows from it; nothing when it does not help, or the client cannot do it. */
  offer(
    fix: Fix,
    finding: Diagnostic,
    document: LangiumDocument,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<Offer | undefined> {
    return this.offers.get(
      document,
      JSON.stringify([finding.code, finding.range.start, finding.message, fix]),
      async () => {
        const diagnostics = await this.findings(document, cancelToken, fix.keepsRuns);
        const before: Before = { document, diagnostics, services: this.services };
        const tried = await triedFix(fix, finding, before, this.trials, cancelToken);
        const edit = tried && this.edits.write(document, tried.edits, fix);
        return (
          edit && { title: tried.tookOut ? `${fix.title}, and take out what that makes useless` : fix.title, edit }
        );
      },
    );
  }
}

/** What an editor is told of a fix. */
type Offer = Pick<CodeAction, 'title' | 'edit'>;
