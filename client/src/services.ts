import type * as vscode from 'vscode';
import type { Executor } from './executor/executor.ts';
import type { LanguageServer } from './language/language-server.ts';
import type { ApiKeys } from './models/api-keys.ts';
import type { OpenQuestions } from './people/open-questions.ts';
import type { ReadOnlyTexts } from './output/read-only-texts.ts';
import type { RunOutput } from './output/run-output.ts';
import type { ServerConsents } from './mcp/server-consents.ts';
import type { ToolSecrets } from './secrets/tool-secrets.ts';
import type { ActiveRuns } from './runs/active-runs.ts';
import type { UnfinishedRuns } from './resume/unfinished-runs.ts';

/** What the commands work with. Each is created once and disposed of with the extension. */
export interface Services {
  /** The folder of the installed extension. */
  readonly extension: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly language: LanguageServer;
  readonly executor: Executor;
  readonly output: RunOutput;
  readonly texts: ReadOnlyTexts;
  readonly runs: ActiveRuns;
  readonly unfinished: UnfinishedRuns;
  readonly questions: OpenQuestions;
  readonly keys: ApiKeys;
  readonly secrets: ToolSecrets;
  readonly consents: ServerConsents;
}
