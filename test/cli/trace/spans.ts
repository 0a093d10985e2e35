import { readFileSync } from 'node:fs';

/** One span of a trace file, with plain attributes. */
export interface WrittenSpan {
  readonly trace: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly kind: number;
  /** Milliseconds since 1970. */
  readonly begin: number;
  readonly end: number;
  readonly failed: boolean;
  readonly message: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly string[];
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Line {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code: number; readonly message?: string };
  readonly attributes: readonly Attribute[];
  readonly events: readonly { readonly name: string }[];
}

/** The spans of each line of a file of OTLP JSON, in the order of their beginnings. */
export function spansIn(path: string): readonly (readonly WrittenSpan[])[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      (JSON.parse(line) as Line).resourceSpans
        .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
        .map(spanOf)
        .sort((one, other) => one.begin - other.begin || other.end - one.end),
    );
}

function spanOf(span: OtlpSpan): WrittenSpan {
  return {
    trace: span.traceId,
    id: span.spanId,
    parent: span.parentSpanId,
    name: span.name,
    kind: span.kind,
    begin: milliseconds(span.startTimeUnixNano),
    end: milliseconds(span.endTimeUnixNano),
    failed: span.status.code === 2,
    message: span.status.message,
    attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    events: span.events.map(({ name }) => name),
  };
}

function milliseconds(nanoseconds: string): number {
  return Number(BigInt(nanoseconds) / 1_000_000n);
}
