import * as vscode from 'vscode';
import { registerCancelRun } from './commands/cancel-run.ts';
import { registerDiscardRuns } from './commands/discard-runs.ts';
import { registerForgetSecret } from './commands/forget-secret.ts';
import { registerOpenExample } from './commands/open-example.ts';
import { registerRehearse } from './commands/rehearse.ts';
import { registerResumeRun } from './commands/resume-run.ts';
import { registerRun } from './commands/run.ts';
import { registerSetApiKey } from './commands/set-api-key.ts';
import { registerShowOutput } from './commands/show-output.ts';
import { registerShowReferences } from './commands/show-references.ts';
import { Executor } from './executor/executor.ts';
import { proxyEnvironment } from './executor/proxy-environment.ts';
import { LanguageServer } from './language/language-server.ts';
import { ApiKeys } from './models/api-keys.ts';
import { ServerConsents } from './mcp/server-consents.ts';
import { ReadOnlyTexts } from './output/read-only-texts.ts';
import { RunOutput } from './output/run-output.ts';
import { OpenQuestions } from './people/open-questions.ts';
import { SourceLinks } from './output/source-links.ts';
import { offerWhenReleased } from './resume/offer-when-released.ts';
import { UnfinishedRuns } from './resume/unfinished-runs.ts';
import { workspaceStorage } from './resume/workspace-storage.ts';
import { ActiveRuns } from './runs/active-runs.ts';
import { ToolSecrets } from './secrets/tool-secrets.ts';
import type { Services } from './services.ts';

/** Called by the editor when a `.wf` file is opened or a command is called. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Toolpath', { log: true });
  const links = new SourceLinks();
  const services: Services = {
    extension: context.extensionUri,
    log,
    language: new LanguageServer(context.extensionUri, log),
    executor: new Executor(vscode.Uri.joinPath(context.extensionUri, 'dist', 'start-executor.cjs').fsPath, log, () =>
      proxyEnvironment(process.env),
    ),
    output: new RunOutput(links),
    texts: new ReadOnlyTexts(),
    runs: new ActiveRuns(),
    unfinished: new UnfinishedRuns(workspaceStorage(context.globalStorageUri)),
    questions: new OpenQuestions(),
    keys: new ApiKeys(context.secrets),
    secrets: new ToolSecrets(context.secrets, context.globalState),
    consents: new ServerConsents(context.globalState),
  };
  context.subscriptions.push(
    log,
    services.language,
    services.executor,
    services.output,
    services.texts,
    services.questions,
    registerRun(services),
    registerRehearse(services),
    registerCancelRun(services),
    registerResumeRun(services),
    registerDiscardRuns(services),
    registerShowOutput(services),
    registerSetApiKey(services),
    registerForgetSecret(services),
    registerOpenExample(services),
    registerShowReferences(),
    vscode.languages.registerDocumentLinkProvider({ language: 'wf-transcript' }, links),
  );
  offerWhenReleased(services).catch((error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
  });
  services.language.start().catch((error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
  });
}
