/** One way to run the same agent: a model that calls `work` some times and then answers. */
export type Participant = (baseUrl: string) => (run: RunRequest) => Promise<unknown>;

export interface RunRequest {
  /** What the server is asked for; its name says what it does (`model-server.ts`). */
  readonly model: string;
  readonly streamed: boolean;
  /** Calls of `work` before the answer. */
  readonly steps: number;
}

/** What a participant's process is told to do. */
export interface Order extends RunRequest {
  /** Runs in all, one after the other, or so many at once. */
  readonly runs: number;
  readonly concurrency: number;
  /** Measure the heap while the runs wait, when the parent says so, instead of waiting for their end. */
  readonly held: boolean;
}

/** What it took, in milliseconds; of held runs, the bytes of heap that all of them took. */
export interface Measure {
  readonly processor: number;
  readonly elapsed: number;
  readonly heap: number;
}
