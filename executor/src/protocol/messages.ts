import type { RunEvent } from '#core/events/run-event.ts';
import type { StopReason } from '#core/events/stop-reason.ts';
import type { Json } from '#core/ir/json.ts';
import type { Parameter } from '#core/ir/tool.ts';
import type { TypeDeclaration } from '#core/ir/type.ts';
import type { Program } from '#core/ir/workflow.ts';
import type { ChatReply, ChatRequest } from './chat.ts';
import type { ProviderSettings } from '#core/models/provider-settings.ts';
import type { ServerDefinition } from '#core/text/server-text.ts';

/**
 * Messages between a host (editor, tests) and the executor process, JSON-RPC over its IPC channel.
 *
 * Names and shapes only: both sides import this file, neither imports the other.
 */

/** Host → executor: run a program to its end. Rejects only when the run could not begin (`RunRefusal` as error data). */
export const startRun = 'run/start';
export interface StartRunParams {
  /** Chosen by the host; names the run in every event and in `run/cancel`. */
  readonly run: string;
  readonly program: Program;
  readonly inputs: Readonly<Record<string, Json>>;
  /** `rehearsal` or `provider/name`; wins over the model of the file. */
  readonly model?: string;
  /** Seed of a rehearsal; the same seed makes the same run. */
  readonly seed?: number;
  /** Base URLs and keys of providers by name: from user settings and SecretStorage or the environment, never from a file of the workspace. */
  readonly providers: readonly Provider[];
  /** Milliseconds that a person has for one approval; no answer in time is a denial. Without it the question waits. */
  readonly approvalTimeout?: number;
  /** Folder that relative command and module paths may not leave, as a `file:` URI. */
  readonly workspace?: string;
  /** Path of a file, which must not exist, that the run is recorded in, so that it can be resumed and replayed. */
  readonly journal?: string;
}
export interface StartRunResult {
  readonly reason: StopReason;
  /** The run broke off since nothing could be recorded any more: `run/resume` goes on with it when that is possible again. */
  readonly resumable?: true;
}

/** Host → executor: go on with a run whose process is gone. Answered and rejected as `run/start`. */
export const resumeRun = 'run/resume';
export interface ResumeRunParams {
  /** The name that the run began with. */
  readonly run: string;
  /** Path of its journal. */
  readonly journal: string;
  readonly providers: readonly Provider[];
}

/** Host → executor: stop a run; it ends with `cancelled` within a second. Unknown runs are ignored. */
export const cancelRun = 'run/cancel';
export interface CancelRunParams {
  readonly run: string;
}

/** Executor → host: something happened. In order, per run. */
export const runEvent = 'run/event';
export type RunEventParams = RunEvent;

/** Executor → host: may this call be made? The answer is checked against the rules again. */
export const askApproval = 'run/approval';
export interface AskApprovalParams {
  readonly run: string;
  /** Names of the workflows from the one that the host started to the one that makes the call. */
  readonly path: readonly string[];
  readonly step: number;
  readonly tool: string;
  readonly arguments: Json;
  /** Why the rules allow the call now. */
  readonly why: string;
  readonly parameters: readonly Parameter[];
  /** Types that the parameters refer to. */
  readonly types: readonly TypeDeclaration[];
  /** Why the arguments of the last answer could not be used; the question is asked once more. */
  readonly problem?: string;
}
export type ApprovalVerdict =
  | { readonly verdict: 'once' | 'run'; readonly arguments?: Json }
  /** `unattended`: nobody can be asked, now or later, so the run ends at once. */
  | { readonly verdict: 'denied'; readonly reason?: string; readonly unattended?: true };

/** Executor → host: a person does the work of a `person` tool and fills in its result. */
export const askPerson = 'run/person';
export interface AskPersonParams {
  readonly run: string;
  readonly step: number;
  readonly tool: string;
  readonly question: string;
  /** JSON Schema (draft 2020-12) of the result. */
  readonly schema: Json;
}
export type PersonAnswer = { readonly answer: Json } | { readonly declined: true };

/** Executor → host: a call was begun before its process died, and nobody knows whether it was made. */
export const askUncompleted = 'run/uncompleted';
export interface AskUncompletedParams {
  readonly run: string;
  readonly step: number;
  readonly tool: string;
  readonly arguments: Json;
  /** When it was begun, in milliseconds since 1970. */
  readonly started: number;
  /** JSON Schema (draft 2020-12) of the result. */
  readonly schema: Json;
  /** Why the result that the last answer gave could not be used. */
  readonly problem?: string;
}
export type UncompletedAnswer =
  /** Make the call again, or end the run as cancelled. */
  | { readonly decision: 'repeat' | 'stop' }
  /** It was made, and this came of it. */
  | { readonly decision: 'result'; readonly result: Json };

/** Executor → host: the value of `{secret.NAME}` or of a `secrets` clause, for one tool of one run. */
export const askSecret = 'run/secret';
export interface AskSecretParams {
  readonly run: string;
  readonly tool: string;
  readonly name: string;
  /**
   * The only origin that the value will be sent to; absent when it goes to a module or a command of the workspace; `null`
   * when it stands in the scheme or host of an address, so that the value itself decides where it goes.
   */
  readonly origin?: string | null;
}
export type SecretAnswer = { readonly value: string } | { readonly refused: string };

/**
 * Executor → host: may this MCP server be started, or connected to? Asked before anything of the run happens, each time;
 * a host may remember its person's consent to one `digest`.
 */
export const askServer = 'run/server';
export interface AskServerParams {
  readonly run: string;
  readonly server: string;
  /** Path of the file that defines it. */
  readonly file: string;
  readonly definition: ServerDefinition;
  /** Hash of `definition`: consent, and values of inputs, belong to it and to nothing else. */
  readonly digest: string;
  /** What the person gives beside the consent. */
  readonly inputs: readonly ServerInput[];
}
export interface ServerInput {
  readonly id: string;
  readonly description?: string;
  /** Never shown. */
  readonly password: boolean;
  readonly default?: string;
  /** The only values that may be given. */
  readonly options?: readonly string[];
}
export type ServerAnswer =
  /** The server may be started with these inputs, by id. */
  { readonly inputs: Readonly<Record<string, string>> } | { readonly refused: string };

/** Executor → host: ask one of the editor's own models. Its text is told by `run/model/text` as it comes. */
export const askModel = 'run/model';
export interface AskModelParams {
  readonly run: string;
  /** Names this question in `run/model/text`. */
  readonly question: number;
  /** `model` is `vscode/…`. */
  readonly request: ChatRequest;
}
export type ModelAnswer =
  | { readonly reply: ChatReply }
  /** `repeatable`: another attempt may succeed. */
  | { readonly failed: string; readonly repeatable: boolean };

/** Host → executor: a piece of the text of a reply. */
export const modelText = 'run/model/text';
export interface ModelTextParams {
  readonly question: number;
  readonly delta: string;
}

/** How to reach one model provider. The key is sent to `baseUrl`'s origin only. */
export interface Provider extends ProviderSettings {
  readonly name: string;
  readonly key?: string;
}

/** Why a run could not begin. */
export interface RunRefusal {
  readonly kind:
    | 'invalid-program'
    | 'invalid-inputs'
    | 'missing-implementation'
    | 'unsupported-agent'
    | 'unknown-model'
    | 'missing-key'
    /** A server of `mcp.json` is not there, not allowed, or not what the file declares. */
    | 'mcp-server'
    | 'unusable-journal';
  readonly message: string;
}
