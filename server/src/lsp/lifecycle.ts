import {
  ErrorCodes,
  ExitNotification,
  InitializeRequest,
  Message,
  ResponseError,
  ShutdownRequest,
  type Connection,
  type MessageStrategy,
  type RequestMessage,
} from 'vscode-languageserver';

/** What becomes of a message. */
type Handled = ReturnType<MessageStrategy['handleMessage']>;

/** Why a request is refused, by the name under which it is handed on. */
const refusals = {
  'wf/beforeInitialize': new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request is `initialize`.'),
  'wf/initializeAgain': new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.'),
  'wf/afterShutdown': new ResponseError(ErrorCodes.InvalidRequest, 'The server was told to shut down.'),
};

/**
 * What the protocol allows at which time: nothing before `initialize`, which comes once, and after `shutdown` only `exit`.
 * Another request is answered with an error, another notification is dropped. To be given to the connection.
 */
export class Lifecycle implements MessageStrategy {
  #isInitialized = false;
  #isShutDown = false;

  handleMessage(message: Message, next: (message: Message) => Handled): Handled {
    if (Message.isRequest(message)) {
      const method = this.#refusalOf(message);
      if (method === undefined) return next(message);
      const refused: RequestMessage = { jsonrpc: message.jsonrpc, id: message.id, method };
      return next(refused);
    }
    const isInTime = this.#isInitialized && !this.#isShutDown;
    if (isInTime || !Message.isNotification(message) || message.method === ExitNotification.method)
      return next(message);
    return undefined;
  }

  #refusalOf({ method }: RequestMessage): keyof typeof refusals | undefined {
    const wasInitialized = this.#isInitialized;
    const isInitialize = method === InitializeRequest.method;
    this.#isInitialized ||= isInitialize;
    if (this.#isShutDown) return 'wf/afterShutdown';
    if (!this.#isInitialized) return 'wf/beforeInitialize';
    if (isInitialize && wasInitialized) return 'wf/initializeAgain';
    this.#isShutDown = method === ShutdownRequest.method;
    return undefined;
  }
}

/** Answers the requests that a `Lifecycle` hands on as refused. */
export function answerRefused(connection: Connection): void {
  for (const [method, error] of Object.entries(refusals)) connection.onRequest(method, () => error);
}
