import type { RunHost } from '../executor/executor.ts';
import { askServerConsent } from '../mcp/ask-server.ts';
import { askSecretValue } from '../secrets/ask-secret.ts';
import type { Services } from '../services.ts';
import { askApprovalVerdict } from './approval.ts';
import { askPersonForm } from './person-form.ts';
import { askUncompletedCall } from './uncompleted.ts';

/** What the questions of a run need. */
export type QuestionServices = Pick<Services, 'consents' | 'log' | 'questions' | 'secrets' | 'texts'>;

/**
 * How people answer one run. None of the answers rejects: when asking fails, the run is told that the call was denied, the
 * form declined, the secret or the server refused, and where there is room for it, why. `folder` is where its secrets are kept.
 */
export function runQuestions(
  { consents, log, questions, secrets, texts }: QuestionServices,
  folder: string | undefined,
): Pick<RunHost, 'approve' | 'askPerson' | 'secret' | 'server' | 'uncompleted'> {
  const settled = async <T>(answer: Promise<T>, failed: (problem: string) => T): Promise<T> => {
    try {
      return await questions.wait(answer);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      return failed(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    approve: (question, signal) =>
      settled(askApprovalVerdict(question, texts, signal), (reason) => ({ verdict: 'denied', reason })),
    askPerson: (form, signal) => settled(askPersonForm(form, signal), () => ({ declined: true })),
    server: (question, signal) =>
      settled(askServerConsent(question, { consents, secrets, texts }, signal), (refused) => ({ refused })),
    uncompleted: (call, signal) => settled(askUncompletedCall(call, signal), () => ({ decision: 'stop' })),
    secret: (request, signal) => settled(askSecretValue(request, folder, secrets, signal), (refused) => ({ refused })),
  };
}
