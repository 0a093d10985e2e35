import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';

/** Keeps the spans of each trace until the one that has no parent has ended, then hands them on together. */
export class FinishedSpans implements SpanProcessor {
  readonly #traces = new Map<string, ReadableSpan[]>();
  readonly #take: (trace: ReadableSpan[]) => void;

  constructor(take: (trace: ReadableSpan[]) => void) {
    this.#take = take;
  }

  onStart(): void {
    // A span is taken when it has ended.
  }

  onEnd(span: ReadableSpan): void {
    const { traceId } = span.spanContext();
    const spans = [...(this.#traces.get(traceId) ?? []), span];
    this.#traces.set(traceId, spans);
    if (span.parentSpanContext !== undefined) return;
    this.#traces.delete(traceId);
    this.#take(spans);
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
