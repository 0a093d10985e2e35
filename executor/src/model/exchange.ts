/** The part of `fetch` that requests to models are made with. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Characters of an error that are read. */
const longestError = 100_000;

/** An answer that says that the request failed. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Thrown for such an answer, with the words in which it came; the message is for nobody. */
class AnswerFailure extends Error {
  override readonly name = 'AnswerFailure';
  readonly answer: FailedAnswer;

  constructor(answer: FailedAnswer) {
    super(`status ${answer.status}`);
    this.answer = answer;
  }
}

/** The same, but an answer that says that the request failed is read and thrown as an `AnswerFailure`. */
export function throwingFetch(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (response.ok) return response;
    const { status, headers } = response;
    throw new AnswerFailure({ status, headers, text: await beginningOf(response) });
  };
}

/** What the server answered instead of a completion, if that is why something was thrown. */
export function failedAnswer(error: unknown): FailedAnswer | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AnswerFailure) return cause.answer;
  }
  return undefined;
}

/** The beginning of a body; what came of it, when it breaks off. */
async function beginningOf(response: Response): Promise<string> {
  const body = response.body as ReadableStream<Uint8Array> | null;
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < longestError) {
      const { value, done } = await reader.read();
      if (done) return text;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return text;
  }
  void reader.cancel().catch(() => undefined);
  return text;
}
