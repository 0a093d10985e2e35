import { ResponseError, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { Asked, Place, Question } from './questions.ts';

/** A question and what came back. */
export interface Answer extends Asked {
  /** The file that it is about. */
  readonly uri: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Asks at a place, and then about what was answered. All that can be asked at once is. */
export async function ask(
  connection: ProtocolConnection,
  asked: readonly Question[],
  place: Place,
): Promise<readonly Answer[]> {
  const answers = asked.map(async (question) => {
    const first = await Promise.all(question.ask(place).map((one) => send(connection, one, place.uri)));
    const further = first.flatMap(({ result }) => question.then?.(result) ?? []);
    return [...first, ...(await Promise.all(further.map((one) => send(connection, one, place.uri))))];
  });
  return (await Promise.all(answers)).flat();
}

/** Sends one request; an error is an answer. */
export async function send(connection: ProtocolConnection, asked: Asked, uri: string): Promise<Answer> {
  try {
    return { ...asked, uri, result: await connection.sendRequest<unknown>(asked.method, asked.params) };
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return { ...asked, uri, error: { code: error.code, message: error.message } };
  }
}
