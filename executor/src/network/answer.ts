import type { HeaderList } from './header-list.ts';

/** The answer to a request, in the form of `Response` of `fetch`, as far as requests to models use it. */
export class Answer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: ReadableStream<Uint8Array> | null;

  constructor(status: number, headers: HeaderList, body: ReadableStream<Uint8Array> | null) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  /** The whole body; can be asked once. */
  async text(): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of this.body ?? []) text += decoder.decode(bytes, { stream: true });
    return text + decoder.decode();
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }
}
