import type { RunEvent } from '#core/events/run-event.ts';
import type { AskHostModel } from '../model/editor-chat-model.ts';
import type {
  ApprovalVerdict,
  AskApprovalParams,
  AskPersonParams,
  AskSecretParams,
  AskServerParams,
  AskUncompletedParams,
  PersonAnswer,
  SecretAnswer,
  ServerAnswer,
  UncompletedAnswer,
} from '../protocol/messages.ts';

/** What a run needs of the one who started it. Questions are asked at most once at a time, and end with the signal. */
export interface RunHost {
  /** Something happened; events of one run come in order. */
  onEvent(event: RunEvent): void;
  askApproval(question: AskApprovalParams, signal: AbortSignal): Promise<ApprovalVerdict>;
  askPerson(form: AskPersonParams, signal: AbortSignal): Promise<PersonAnswer>;
  askSecret(request: AskSecretParams, signal: AbortSignal): Promise<SecretAnswer>;
  /** Asked before the first event of a run. */
  askServer(question: AskServerParams, signal: AbortSignal): Promise<ServerAnswer>;
  /** Asked by a resumed run only. */
  askUncompleted(call: AskUncompletedParams, signal: AbortSignal): Promise<UncompletedAnswer>;
  /** Asks a model of the editor; absent where there is no editor. */
  readonly askModel?: AskHostModel;
}
